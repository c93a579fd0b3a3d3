import type { z } from 'zod';
import type { tenantView } from '../../../functions/tenants/schemas.ts';

export type Shown = z.output<typeof tenantView>;
type StepStatus = Shown['steps'][number]['status'];

export const ID = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';

/** A tenant as the API shows it, by the API's own type. */
export const aTenant = (different: Partial<Shown> = {}): Shown => ({
  id: ID,
  slug: 'acme',
  name: 'Acme',
  plan: 'pro',
  planVersion: 1,
  state: 'active',
  isolation: 'shared_schema',
  region: 'eu-central-1',
  cell: 'cell-1',
  admin: { email: 'ada@acme.example' },
  attempt: 1,
  version: 3,
  createdAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:02.000Z',
  settings: {},
  metadata: {},
  features: ['25_users', 'api_access'],
  limits: { users: 25, storageBytes: 107_374_182_400 },
  steps: stepsOf('done', 'done', 'done', 'done', 'done'),
  ...different,
});

/** Of the other steps; the customer is made where the activation began. */
export const stepsOf = (...statuses: StepStatus[]): Shown['steps'] => {
  const billing = (statuses[3] ?? 'pending') === 'pending' ? 'pending' : 'done';
  const withBilling = statuses.toSpliced(3, 0, billing);
  return (
    [
      'create-dedicated-resources',
      'create-identity',
      'prepare-storage',
      'create-billing-customer',
      'activate-tenant',
      'send-welcome-email',
    ] as const
  ).map((name, index) => {
    const status = withBilling[index] ?? 'pending';
    const startedAt = '2026-11-23T16:00:00.100Z';
    if (status === 'pending') return { name, status };
    if (status === 'running') return { name, status, startedAt };
    return { name, status, startedAt, finishedAt: '2026-11-23T16:00:00.500Z' };
  });
};

export const beginning = (): Shown =>
  aTenant({ state: 'provisioning', steps: stepsOf(), version: 1 });
