import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting } from '../wording.ts';

export type TenantResumedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  /** The reason that was lifted, and those that are left. */
  readonly reason: string;
  readonly left: readonly string[];
};

/** To the tenant's owners, for each reason that is lifted. */
export const tenantResumedMail = mailTemplate<TenantResumedMail>(
  ({ tenant, reason, left }, { platformName }) => ({
    subject:
      left.length > 0
        ? `${tenant.name} is still suspended, for one reason less`
        : `${tenant.name} is no longer suspended`,
    paragraphs: [
      greeting(),
      {
        prose:
          left.length > 0
            ? `One reason why ${tenant.name} is suspended on ${platformName} is settled; others stand.`
            : `${tenant.name} is as it was before on ${platformName}: its users can sign in, and its API keys work.`,
      },
      factLines({
        Settled: reason,
        'Still stands': left.length > 0 ? left.join(', ') : undefined,
      }),
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    reason: 'billing',
    left: [],
  },
);
