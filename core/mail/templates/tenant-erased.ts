import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { greeting } from '../wording.ts';

export type TenantErasedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
};

/** The last one to a tenant's owners, while their addresses are still known. */
export const tenantErasedMail = mailTemplate<TenantErasedMail>(
  ({ tenant }, { platformName }) => ({
    subject: `${tenant.name} is erased`,
    paragraphs: [
      greeting(),
      {
        prose: `The grace of ${tenant.name} on ${platformName} has ended, or its erasure was asked for. All its data, its users and your account in it are being removed now, and nobody can bring them back.`,
      },
      {
        prose:
          'Your address is removed with it: this is the last mail. Bookings of what was paid are kept as law demands, without a name. Backups are gone 35 days from now.',
      },
    ],
  }),
  { to: ['ada@acme.example'], tenant: { name: 'Acme', slug: 'acme' } },
);
