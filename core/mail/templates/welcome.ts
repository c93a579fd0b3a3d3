import { curlLines, mailActions } from '../mail-action.ts';
import type { MailSettings, MailTenant, Paragraph } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { firstSignIn, greeting } from '../wording.ts';

export type WelcomeMail = {
  readonly to: string;
  readonly tenant: MailTenant;
  readonly name?: string;
  /** Given when the admin has no password of his own yet. */
  readonly temporaryPassword?: string;
};

/** To a new tenant's admin: how to sign in, the first steps. */
export const welcomeMail = mailTemplate<WelcomeMail>(
  (data, settings) => ({
    subject: `Welcome to ${settings.platformName}: ${data.tenant.name} is ready`,
    paragraphs: [
      greeting(data.name),
      {
        prose: `${data.tenant.name} is ready on ${settings.platformName}. You are its owner: you can sign in and store data that no other company can see.`,
      },
      { heading: 'How to sign in' },
      ...firstSignIn(settings, data),
      { heading: 'Getting started with the API' },
      gettingStarted(settings, data),
      { prose: `The description of the whole API is at ${settings.apiUrl}/docs.` },
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    temporaryPassword: 'Sample-first-1',
  },
);

const gettingStarted = (settings: MailSettings, { to, tenant }: WelcomeMail): Paragraph => ({
  lines: [
    ...(settings.appUrl ? curlLines(settings, mailActions.signIn(tenant.slug, to)) : []),
    ...curlLines(settings, {
      path: '/v1/records/notes',
      body: { text: 'our first note' },
      isSignedIn: true,
    }),
  ],
});
