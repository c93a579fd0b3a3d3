import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { greeting } from '../wording.ts';

export type TenantRestoredMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly isSuspended: boolean;
};

/** To the tenant's owners, when a termination is taken back. */
export const tenantRestoredMail = mailTemplate<TenantRestoredMail>(
  ({ tenant, isSuspended }, { platformName }) => ({
    subject: `${tenant.name} is restored`,
    paragraphs: [
      greeting(),
      {
        prose: `The termination of ${tenant.name} on ${platformName} is taken back: all its data is there, and nothing is erased.`,
      },
      {
        prose: isSuspended
          ? 'It is suspended, as it was before: a mail said why.'
          : 'Its users can sign in, and its API keys work.',
      },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    isSuspended: false,
  },
);
