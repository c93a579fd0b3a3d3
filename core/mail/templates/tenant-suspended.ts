import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting } from '../wording.ts';

export type TenantSuspendedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  /** Why, and what to do about it. */
  readonly reason: string;
  readonly howToResume: string;
  /** In an operator's words. */
  readonly note?: string;
};

/** To the tenant's owners, for each reason. */
export const tenantSuspendedMail = mailTemplate<TenantSuspendedMail>(
  ({ tenant, reason, howToResume, note }, { platformName }) => ({
    subject: `${tenant.name} is suspended`,
    paragraphs: [
      greeting(),
      {
        prose: `${tenant.name} is suspended on ${platformName}: nobody can sign in, and no API key works. All its data is kept.`,
      },
      factLines({ Reason: reason, Note: note }),
      { prose: howToResume },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    reason: 'abuse',
    howToResume: 'Answer the mail about it: an operator of the platform looks at it.',
    note: 'Spam was sent.',
  },
);
