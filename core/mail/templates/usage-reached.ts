import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type UsageReachedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  /** For people. */
  readonly meter: string;
  readonly percent: number;
  readonly used: number;
  readonly limit: number;
  readonly limitKind: 'included' | 'cap' | 'hard_cap';
  readonly periodEndsAt: Date;
};

/** To the tenant's owners, once in a billing period for each share of a meter that is reached. */
export const usageReachedMail = mailTemplate<UsageReachedMail>(
  ({ tenant, meter, percent, used, limit, limitKind, periodEndsAt }, { platformName }) => ({
    subject: `${percent} % of ${LIMITS[limitKind]} of ${meter} is used: ${tenant.name}`,
    paragraphs: [
      greeting(),
      {
        prose: `${tenant.name} has used ${percent} % of ${LIMITS[limitKind]} of ${meter} on ${platformName} in this billing period. ${consequence(limitKind, percent)}`,
      },
      factLines({
        Used: inWords(used),
        [LIMIT_LABELS[limitKind]]: inWords(limit),
        'Period ends': moment(periodEndsAt),
      }),
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    ...{ meter: 'API calls', percent: 80, used: 80_250, limit: 100_000, limitKind: 'included' },
    periodEndsAt: new Date('2026-12-01T00:00:00Z'),
  },
);

const LIMITS = { included: 'what the plan includes', cap: 'the cap', hard_cap: 'the cap' };
const LIMIT_LABELS = { included: 'In the plan', cap: 'Cap', hard_cap: 'Cap' };

function consequence(limitKind: UsageReachedMail['limitKind'], percent: number): string {
  if (limitKind === 'included') {
    return percent < 100
      ? 'What is used beyond it is billed by the unit.'
      : 'What is used from now on is billed by the unit.';
  }
  if (limitKind === 'cap') return 'Nothing is refused: the cap is there to tell you.';
  return percent < 100
    ? 'Beyond the cap nothing is billed, and no more usage is taken.'
    : 'No more usage is taken until the period ends, and nothing beyond the cap is billed.';
}

const inWords = (units: number): string => units.toLocaleString('en-US');
