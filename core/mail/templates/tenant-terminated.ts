import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type TenantTerminatedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly eraseAt: Date;
  /** In the words of who asked for it. */
  readonly note?: string;
};

/** To the tenant's owners, when its access ends. */
export const tenantTerminatedMail = mailTemplate<TenantTerminatedMail>(
  ({ tenant, eraseAt, note }, { platformName }) => ({
    subject: `${tenant.name} is terminated`,
    paragraphs: [
      greeting(),
      {
        prose: `The access of ${tenant.name} to ${platformName} has ended. Its data is kept until then, and is erased afterwards:`,
      },
      factLines({ 'Kept until': moment(eraseAt), Note: note }),
      {
        prose:
          'Until then the operators of the platform can bring everything back: answer this mail.',
      },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    eraseAt: new Date('2026-12-27T12:00:00.000Z'),
    note: 'The contract has ended.',
  },
);
