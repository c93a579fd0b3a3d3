import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type TenantEraseApproachingMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly eraseAt: Date;
  readonly daysLeft: number;
};

/** To the owners of a terminated tenant: seven days before it is erased, and one day before. */
export const tenantEraseApproachingMail = mailTemplate<TenantEraseApproachingMail>(
  ({ tenant, eraseAt, daysLeft }, { platformName }) => ({
    subject: `${tenant.name} is erased in ${daysLeft === 1 ? 'one day' : `${daysLeft} days`}`,
    paragraphs: [
      greeting(),
      {
        prose: `${tenant.name} was terminated on ${platformName}. All its data is erased soon, and then nobody can bring it back.`,
      },
      factLines({ 'Erased after': moment(eraseAt) }),
      { prose: 'If you need anything of it, or want it back, answer this mail before.' },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    eraseAt: new Date('2026-12-27T12:00:00.000Z'),
    daysLeft: 7,
  },
);
