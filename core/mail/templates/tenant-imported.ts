import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { greeting } from '../wording.ts';

export type TenantImportedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
};

/** To the tenant's owners, when what another tenant had is theirs. */
export const tenantImportedMail = mailTemplate<TenantImportedMail>(
  ({ tenant }, { platformName }) => ({
    subject: `The data of ${tenant.name} is here`,
    paragraphs: [
      greeting(),
      {
        prose: `An archive was taken into ${tenant.name} on ${platformName}: its records, files, roles and settings are as they were.`,
      },
      {
        prose:
          'Its members belong to it again. Their passwords are not known here: each of them asks for a new one where you sign in. API keys are made anew.',
      },
    ],
  }),
  { to: ['ada@acme.example'], tenant: { name: 'Acme', slug: 'acme' } },
);
