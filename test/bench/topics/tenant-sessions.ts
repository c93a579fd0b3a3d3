import { StsTenantSessions } from '../../../adapters/sts/sts-tenant-sessions.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';
import type { Cell } from '../table.ts';
import type { Topic } from '../topic.ts';

const TENANTS = 50;
const ENVIRONMENTS = 5;
const HOURS = 2;
const SESSION_ACTIONS = {
  items: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
} as const;
const STORES = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
};

export const tenantSessions: Topic = {
  name: 'sessions',
  title: `STS calls with ${TENANTS} tenants over ${ENVIRONMENTS} environments`,
  needsCloud: false,

  async measure() {
    return {
      how: [
        `${ENVIRONMENTS} environments of one function, each with the session cache as it is deployed before an STS that counts; each request is of a random one of ${TENANTS} tenants and goes to a random environment. The clock is simulated: the steady rates are counted over ${HOURS} h that follow an hour of warming up.`,
        'Without the cache each request would be one call. A session is renewed 5 to 10 minutes before its hour is over, so a rate costs at most one call an environment, tenant and 50 minutes.',
      ],
      tables: [
        {
          title: 'STS calls',
          columns: ['traffic', 'requests', 'STS calls', 'STS calls per 1,000'],
          rows: [
            await coldRow(),
            await warmRow(),
            ...(await Promise.all([1, 10, 100].map(steadyRow))),
          ],
        },
      ],
    };
  },
};

async function coldRow(): Promise<Cell[]> {
  const fleet = new Fleet();
  await fleet.serve(1_000, 1);
  return row('the first 1,000, nothing kept yet', 1_000, fleet.calls);
}

async function warmRow(): Promise<Cell[]> {
  const fleet = new Fleet();
  await fleet.warm();
  const before = fleet.calls;
  await fleet.serve(1_000, 1);
  return row('1,000 within a second, all environments warm', 1_000, fleet.calls - before);
}

async function steadyRow(perSecond: number): Promise<Cell[]> {
  const fleet = new Fleet();
  await fleet.serve(3_600 * perSecond, 1_000 / perSecond);
  const before = fleet.calls;
  const requests = HOURS * 3_600 * perSecond;
  await fleet.serve(requests, 1_000 / perSecond);
  return row(`${perSecond} a second, steady`, requests, fleet.calls - before);
}

const row = (label: string, requests: number, calls: number): Cell[] => [
  label,
  requests,
  calls,
  (calls / requests) * 1_000,
];

/** The environments of one function under simulated time. */
class Fleet {
  calls = 0;
  #nowMs = Date.UTC(2026, 0, 1);
  readonly #tenants = Array.from({ length: TENANTS }, scopeOfNewTenant);
  readonly #environments = Array.from(
    { length: ENVIRONMENTS },
    () =>
      new StsTenantSessions({
        roleArn: 'arn:aws:iam::123456789012:role/tenant-data',
        stores: STORES,
        sts: this.#countingSts(),
        now: () => this.#nowMs,
      }),
  );

  async warm(): Promise<void> {
    for (const environment of this.#environments) {
      for (const tenant of this.#tenants) await environment.open(tenant, SESSION_ACTIONS);
    }
  }

  async serve(requests: number, everyMs: number): Promise<void> {
    for (let request = 0; request < requests; request += 1) {
      this.#nowMs += everyMs;
      await oneOf(this.#environments).open(oneOf(this.#tenants), SESSION_ACTIONS);
    }
  }

  #countingSts() {
    const send = () => {
      this.calls += 1;
      return Promise.resolve({
        Credentials: {
          AccessKeyId: 'ASIA',
          SecretAccessKey: 'secret',
          SessionToken: 'token',
          Expiration: new Date(this.#nowMs + 3_600_000),
        },
      });
    };
    return { send } as unknown as NonNullable<
      ConstructorParameters<typeof StsTenantSessions>[0]['sts']
    >;
  }
}

/** Made up for the count; only the control plane's record makes a real one. */
function scopeOfNewTenant(): TenantScope {
  return {
    tenantId: newId('tnt'),
    isolation: 'shared_schema',
    region: STORES.region,
  } as TenantScope;
}

function oneOf<T>(values: readonly T[]): T {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('There is none to choose.');
  return value;
}
