import { actionParagraphs, mailActions } from '../mail-action.ts';
import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { greeting } from '../wording.ts';

export type YourTenantsMail = {
  readonly to: string;
  readonly name?: string;
  readonly tenants: readonly MailTenant[];
};

export const yourTenantsMail = mailTemplate<YourTenantsMail>(
  ({ to, name, tenants }, settings) => ({
    subject: `Where you can sign in on ${settings.platformName}`,
    paragraphs: [
      greeting(name),
      { prose: 'With this address you can sign in to:' },
      ...tenants.flatMap((tenant) => [
        { heading: `${tenant.name} (${tenant.slug})` },
        ...actionParagraphs(settings, mailActions.signIn(tenant.slug, to)),
      ]),
      { note: 'If you did not ask for this list, ignore this mail.' },
    ],
  }),
  {
    to: 'ada@acme.example',
    name: 'Ada',
    tenants: [
      { name: 'Acme', slug: 'acme' },
      { name: 'Globex', slug: 'globex' },
    ],
  },
);
