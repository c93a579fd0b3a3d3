import type { AnswerOf, ItemOf } from '../../../sdk/src/index.ts';
import { asOperator, type Answers } from './described-api.ts';
import { daysBefore, NOW } from './pictured-time.ts';

type Tenant = ItemOf<'listTenants'>;
type Steps = AnswerOf<'getTenant'>['steps'];
type Metric = AnswerOf<'showPlatformMetrics'>;

const usd = (dollars: number) => ({ amountMinor: dollars * 100, currency: 'usd' }) as const;

const tenant = (name: string, days: number, more: Partial<Tenant> = {}): Tenant => ({
  ...{ id: `tnt_${name.toLowerCase()}`, slug: name.toLowerCase(), name, plan: 'pro' },
  ...{ state: 'active', isolation: 'shared_schema', region: 'eu-central-1' },
  admin: { email: `admin@${name.toLowerCase()}.example` },
  ...{ attempt: 1, version: 3, createdAt: daysBefore(days), updatedAt: daysBefore(days) },
  ...more,
});

export const ACME = tenant('Acme', 0, { createdAt: daysBefore(0, 4) });
const FAILED = tenant('Hooli', 0, {
  ...{ state: 'provisioning', createdAt: daysBefore(0, 12) },
  failure: {
    ...{ step: 'create-identity', reason: 'Cognito did not answer.' },
    ...{ retryable: true, failedAt: daysBefore(0, 11) },
  },
});

/** What needs an operator, by the query of the overview. */
export const TROUBLED: AnswerOf<'listTenants'> = { items: [FAILED] };

const secondsLater = (seconds: number) =>
  new Date(Date.parse(ACME.createdAt) + seconds * 1_000).toISOString();

const STEPS: readonly (readonly [Steps[number]['name'], number, number?])[] = [
  ['create-dedicated-resources', 0, 0.04],
  ['create-identity', 0.1, 0.94],
  ['prepare-storage', 1, 1.31],
  ['create-billing-customer', 1.4, 2.02],
  ['create-api-key', 2.1, 2.25],
  ['create-webhook-endpoints', 2.3, 2.48],
  ['register-domain-name', 2.5, 2.52],
  ['activate-tenant', 2.6, 2.84],
  ['send-welcome-email', 2.9],
];

const days = Array.from({ length: 27 }, (_, day) => ({
  day: daysBefore(27 - day).slice(0, 10),
  mrr: usd(24_300 + day * 210 - (day > 17 ? 900 : 0)),
  customers: 212 + Math.floor(day / 2),
  billed: usd(0),
  cost: '41.250000',
}));

/** A metric of all tenants, day by day: more from week to week, less at weekends. */
export function platformMetric(name: Metric['name'], from: string): Metric {
  const most =
    { api_calls: 900_000, errors: 700, tracked_events: 160_000 }[name as string] ?? 1_900;
  const first = Date.parse(from);
  const items = Array.from({ length: 30 }, (_, day) => ({
    start: new Date(first + day * 86_400_000).toISOString(),
    end: new Date(first + (day + 1) * 86_400_000).toISOString(),
    dimensions: {},
    value: String(Math.round(most * (0.5 + day / 60) * ((day + 1) % 7 < 5 ? 1 : 0.4))),
  }));
  const unit = name === 'storage' ? 'GB' : name === 'active_members' ? 'member' : 'event';
  return { name, unit, window: 'day', timeZone: 'UTC', from, to: NOW.toISOString(), items };
}

const onboardings = Array.from({ length: 30 }, (_, index) => {
  const begun = (index * 7) % 5;
  const failed = index % 11 === 6 && begun > 0 ? 1 : 0;
  const seconds = { p50: 8.4 + (index % 5) / 2, p95: 13.1 + (index % 7) };
  return {
    ...{ day: daysBefore(29 - index).slice(0, 10), begun, failed, activated: begun - failed },
    ...(begun > failed && { seconds }),
  };
});

/** A platform with some hundred tenants, as an operator sees it. */
export const picturedPlatform: Answers = {
  ...asOperator('admin'),
  listTenants: {
    items: [ACME, FAILED, tenant('Globex', 1), tenant('Initech', 2), tenant('Umbrella', 2)],
  },
  getTenant: {
    ...ACME,
    ...{ cell: 'cell-1', planVersion: 1, settings: {}, metadata: {} },
    features: ['25_users', '100gb_storage', 'api_access'],
    limits: { users: 25, storageBytes: 107_374_182_400 },
    steps: STEPS.map(([name, start, end]) => ({
      ...{ name, status: end === undefined ? 'running' : 'done', startedAt: secondsLater(start) },
      ...(end !== undefined && { finishedAt: secondsLater(end) }),
    })),
  },
  showTenantFigures: {
    states: { active: 225, provisioning: 1, failed: 1, suspended: 4, terminated: 9 },
    isolation: { shared_schema: 205, separate_schema: 18, separate_database: 8 },
    oldestProvisioning: ACME.createdAt,
    onboardings,
  },
  listOpenAlarms: { items: [] },
  listJobs: { items: [] },
  showRevenue: {
    month: '2026-11',
    mrr: { before: usd(24_300), after: usd(28_860) },
    movements: {
      ...{ new: usd(3_960), expansion: usd(1_500) },
      ...{ contraction: usd(0), churned: usd(-900) },
    },
    customers: { before: 212, new: 22, churned: 9, after: 225 },
    ...{ customerChurn: 0.0425, revenueChurn: 0.037, billed: usd(27_410), cost: '1113.75' },
    ...{ margin: usd(26_296), days },
  },
};
