import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, firstSignIn, greeting } from '../wording.ts';

export type FirstPasswordMail = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly temporaryPassword: string;
};

/** The first password anew, for one that lapsed unused. */
export const firstPasswordMail = mailTemplate<FirstPasswordMail>(
  (data, settings) => ({
    subject: `Your first password for ${accountPlace(settings, data.tenant)}`,
    paragraphs: [
      greeting(data.name),
      {
        prose: `Here is a new first password for ${accountPlace(settings, data.tenant)}. The one before it no longer works.`,
      },
      ...firstSignIn(settings, data),
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    temporaryPassword: 'Sample-first-1',
  },
);
