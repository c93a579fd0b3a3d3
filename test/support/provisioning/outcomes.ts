import { stepsOf as ownStepsOf, type StepName } from '../../../core/provisioning/step.ts';
import type { RecordedTenant } from './recorded-tenant.ts';
import type { DedicatedResourcesLeft } from './dedicated-resources-left.ts';
import { tracesOf, type Item, type Pool, type Traces } from './stores.ts';

/** What the stores say of a tenant, without what differs from tenant to tenant. */
export type Outcome = {
  readonly state: string;
  readonly failure?: { readonly step: string; readonly retryable: boolean };
  readonly steps: Readonly<Record<string, string>>;
  readonly activations: number;
  readonly failures: number;
  readonly encryptedPasswords: number;
  readonly pools: readonly Omit<Pool, 'id'>[];
  /** Of the tenant's own pool, or a stray one. */
  readonly registrations: readonly string[];
  /** Role and state of each, and what is counted of the tenant's seats. */
  readonly members: readonly string[];
  /** Its account, and the customer and first invoice of the provider `none`. */
  readonly billing: readonly string[];
  readonly rows: readonly string[];
  readonly objects: readonly string[];
  readonly mails: number;
  /** How many of each it has to itself. */
  readonly own: Readonly<Record<keyof DedicatedResourcesLeft, number>>;
};

export const outcomeOf = async (tenant: RecordedTenant): Promise<Outcome> =>
  toOutcome(await tracesOf(tenant));

/** One of everything; each mail beyond the first was an operator's wish. */
export const doneOnce = (
  tenant: RecordedTenant,
  { mails = 1, failures = 0 }: { readonly mails?: number; readonly failures?: number } = {},
): Outcome => ({
  state: 'active',
  steps: Object.fromEntries(ownStepsOf({}).map((name) => [name, 'done'])),
  activations: 1,
  failures,
  encryptedPasswords: 0,
  pools: [
    {
      clients: ['sign-in'],
      users: [{ email: tenant.email, status: 'CONFIRMED' }],
    },
  ],
  registrations: ['active, of its own pool'],
  members: ['owner, active, 1 of 1 seats'],
  billing: ['ACCOUNT', 'ACCOUNT', 'INVOICE'],
  rows: ['CACHE', 'STORAGE'],
  objects: ['.prepared'],
  mails,
  own: ownOf(tenant),
});

/** Active like any other, but its welcome shows as failed; so many mails went out all the same. */
export function welcomeInDoubt(tenant: RecordedTenant, mails: number): Outcome {
  const done = doneOnce(tenant, { mails });
  return { ...done, steps: { ...done.steps, 'send-welcome-email': 'failed' } };
}

/** A failure that anyone can see and an operator can retry, and nothing beside it but the encrypted password. */
export const nothingLeft = (step: StepName): Omit<Outcome, 'steps'> => ({
  state: 'provisioning',
  failure: { step, retryable: true },
  activations: 0,
  failures: 1,
  encryptedPasswords: 1,
  pools: [],
  registrations: [],
  members: [],
  billing: [],
  rows: [],
  objects: [],
  mails: 0,
  own: NOTHING_OWN,
});

const NOTHING_OWN = { tables: 0, keys: 0, aliases: 0, stacks: 0, buckets: 0 };
const BRIDGE = { ...NOTHING_OWN, tables: 1, keys: 1, aliases: 1 };

function ownOf({ home: { isolation } }: RecordedTenant): Outcome['own'] {
  switch (isolation) {
    case 'shared_schema':
    case 'shared_database':
      return NOTHING_OWN;
    case 'separate_schema':
      return BRIDGE;
    case 'separate_database':
      return { ...BRIDGE, stacks: 1, buckets: 1 };
  }
}

function toOutcome({ control, registrations, pools, own, ...kept }: Traces): Outcome {
  const tenant = control.find(({ sk }) => sk === 'TENANT') ?? {};
  const events = control.filter(({ sk }) => String(sk).startsWith('EVENT#'));
  const count = (items: readonly Item[], attribute: string, value: string) =>
    items.filter((item) => item[attribute] === value).length;
  const failure = tenant.failure as Outcome['failure'];

  return {
    ...kept,
    own: {
      tables: own.tables.length,
      keys: own.keys.length,
      aliases: own.aliases.length,
      stacks: own.stacks.length,
      buckets: own.buckets.length,
    },
    state: String(tenant.state),
    ...(failure && { failure: { step: failure.step, retryable: failure.retryable } }),
    steps: stepsOf(control),
    activations: count(events, 'type', 'tenant.activated'),
    failures: count(events, 'type', 'tenant.provisioning_failed'),
    encryptedPasswords: count(control, 'sk', 'ADMIN_PASSWORD'),
    pools: pools.map(({ clients, users }) => ({ clients, users })),
    registrations: registrations.map(
      ({ pk, state }) =>
        `${String(state)}, of ${pools.some(({ id }) => pk === `POOL#${id}`) ? 'its own' : 'a stray'} pool`,
    ),
  };
}

const stepsOf = (control: readonly Item[]) =>
  Object.fromEntries(
    control
      .filter(({ sk }) => String(sk).startsWith('STEP#'))
      .map(({ name, status }) => [String(name), String(status)]),
  );
