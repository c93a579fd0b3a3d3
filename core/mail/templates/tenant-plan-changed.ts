import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting } from '../wording.ts';

export type TenantPlanChangedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly from: string;
  readonly plan: string;
};

/** To the tenant's owners. */
export const tenantPlanChangedMail = mailTemplate<TenantPlanChangedMail>(
  ({ tenant, from, plan }, { platformName }) => ({
    subject: `${tenant.name} has the plan ${plan}`,
    paragraphs: [
      greeting(),
      {
        prose: `${tenant.name} has another plan on ${platformName}. What it grants and limits holds from now on.`,
      },
      factLines({ Before: from, Now: plan }),
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    from: 'Basic',
    plan: 'Pro',
  },
);
