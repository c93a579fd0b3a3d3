import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptionHeaders, encryptionOf } from '../../adapters/s3/dedicated-key-encryption.ts';
import {
  ISOLATION_STRATEGIES,
  type IsolationStrategy,
} from '../../core/tenancy/isolation-strategy.ts';
import { isTenantDataPermission } from '../../core/access/roles.ts';
import { routes, type OperationId } from '../../functions/routes.ts';
import { newId } from '../../kit/id.ts';
import { apiEvent } from '../support/tenancy/tenant-contexts.ts';
import { ATTACK_PLAN, OPERATIONS } from './matrix/attack-plan.ts';
import { inProcess, type Answered, type Invoke } from './matrix/function-in-process.ts';
import { callsThatTouched, denialsFor, gateMark } from './matrix/gate-log.ts';
import { writePart, type CaughtBug, type NewRow } from './matrix/ledger.ts';
import type { Victim } from './matrix/parties.ts';
import { partyPool } from './matrix/party-pool.ts';
import { plantedBuild } from './matrix/planted-build.ts';
import { BUGS, NAMED_HOME, UNCHECKED } from './matrix/plants.ts';
import { isWhole, sampled } from './matrix/scale.ts';
import { snapshotOf } from './matrix/snapshot.ts';
import { storeOf } from './matrix/stores.ts';
import { pairNamed, PAIRS, triedAt } from './matrix/strategies.ts';
import { NOBODY, strangerAt, strangerEvent, TRIES } from './matrix/stranger-events.ts';

const parties = partyPool();
const rows: NewRow[] = [];
const bugs: CaughtBug[] = [];

afterAll(() =>
  writePart('second-pass', { title: 'Every check of ownership removed: policy alone', rows, bugs }),
);

type Unchecked = keyof typeof UNCHECKED;
type Refusal = 'handler' | 'policy';
const isOfTenantsData = (operation: OperationId) =>
  isTenantDataPermission(routes[operation].permission);

// Members, roles and the policy lie in the control table, which no session of a tenant reaches: http-matrix tries them.
const TENANT_OPERATIONS = OPERATIONS.filter(isOfTenantsData);
/** Has the plants look where the named tenant's data lies. */
function namePlacementOf({ placement: { strategy, region } }: Victim) {
  process.env[NAMED_HOME] = JSON.stringify({ isolation: strategy, region, tier: 'basic' });
}

const functions = new Map<string, Invoke>();

beforeAll(async () => {
  for (const [path, plant] of Object.entries(UNCHECKED)) {
    const functionPath = path as Unchecked;
    const bundle = await plantedBuild(functionPath, plant);
    functions.set(path, await inProcess(functionPath, bundle));
  }
});

describe.each(PAIRS)('without a check of ownership, $mine at $theirs', (pair) => {
  const { mine, theirs } = pair;
  let victim: Victim;
  let before: string;

  beforeAll(async () => {
    victim = await parties.victim(theirs);
    before = await snapshotOf(victim);
    namePlacementOf(victim);
  });

  it.each(triedAt(TENANT_OPERATIONS, pair))('policy alone refuses %s', async (operation) => {
    const invoke = functions.get(routes[operation].function);
    if (!invoke) throw new Error(`${routes[operation].function} is not built without its checks.`);
    const refusals: Refusal[] = [];
    const faults: string[] = [];
    for (const one of sampled(TRIES, 1)) {
      const mark = await gateMark();
      const answered = await invoke(strangerEvent(operation, victim, { ...one, mine }));
      const judged = await judge(answered, await denialsFor(victim.tenantId, mark));
      if (judged === 'handler' || judged === 'policy') refusals.push(judged);
      else faults.push(`${one.role} by ${one.carrier}: ${judged}`);
    }
    rows.push({
      name: routes[operation].key,
      store: storeOf(ATTACK_PLAN[operation].store, theirs),
      strategy: pairNamed(mine, theirs),
      attempts: refusals.length + faults.length,
      refusedByHandler: refusals.filter((by) => by === 'handler').length,
      refusedByPolicy: refusals.filter((by) => by === 'policy').length,
      leaks: faults.length,
    });
    expect(faults).toEqual([]);
    expect(refusals).toContain('policy');
  });

  it('leaves the other’s data as it was, byte for byte', async () => {
    expect(await snapshotOf(victim)).toBe(before);
  });

  /** Who refused; else what went wrong. */
  async function judge({ status, text }: Answered, denials: number): Promise<string> {
    if (text.includes(victim.secret)) return 'it read the secret';
    const link = /"url":"([^"]+)"/.exec(text)?.[1];
    if (link?.includes(victim.tenantId)) {
      const followed = await fetch(link, {
        method: 'PUT',
        headers: {
          'content-type': 'text/plain',
          ...encryptionHeaders(encryptionOf(victim.placement)),
        },
        body: 'xyz',
      });
      return followed.status === 403 ? 'policy' : `its link answered ${followed.status}`;
    }
    if (denials > 0 && status >= 400) return 'policy';
    // A strict schema takes no field or query that names a tenant.
    return status === 400 ? 'handler' : `it answered ${status} ${text}, and no policy was asked`;
  }
});

function policyOf(bug: string, seen: readonly string[]): string {
  if (bug.endsWith('no policy')) return 'taken away';
  return seen.includes('a denial') ? 'refuses' : 'cannot refuse';
}

const JOURNAL = 'a call in the journal';

/** Which signs betray the bug, and what policy does about it. */
function expectedAt(strategy: IsolationStrategy): Readonly<Record<keyof typeof BUGS, string[]>> {
  // A call that no policy is asked about shows its table alone, and an own one bears the tenant's id.
  const isNamed = strategy === 'separate_schema' || strategy === 'separate_database';
  const unasked = ['the answer', 'the stored data', ...(isNamed ? [JOURNAL] : [])];
  return {
    'missing ownership check, policy holds': ['a denial', JOURNAL],
    'missing ownership check, no policy': unasked,
    'key from the body, policy holds': ['a denial', JOURNAL],
    'key from the body, no policy': unasked,
    'session cached under the wrong key': ['the answer', 'the stored data', JOURNAL],
    'Scan in place of a query': ['a denial'],
  };
}

const STRATEGIES_PLANTED = isWhole ? ISOLATION_STRATEGIES : (['separate_schema'] as const);

describe.each(STRATEGIES_PLANTED)('a bug planted in the records, under %s', (strategy) => {
  it.each(Object.entries(expectedAt(strategy)))('%s is seen by %j', async (name, signs) => {
    const victim = await parties.victim(strategy);
    namePlacementOf(victim);
    const before = await snapshotOf(victim);
    const modules = BUGS[name as keyof typeof BUGS];
    // A module of its own for each: one that was run before has sessions of another victim.
    const bundle = await plantedBuild('records/api', { name: `${name} ${strategy}`, modules });
    const invoke = await inProcess('records/api', bundle);

    await invoke(ownEventOf(victim));
    const mark = await gateMark();
    const seen = await signsOf(invoke, victim);
    if ((await snapshotOf(victim)) !== before) seen.push('the stored data');
    const touched = await callsThatTouched(victim.tenantId, mark);
    if (touched.length > 0) seen.push(JOURNAL);

    bugs.push({
      bug: `${name} (${strategy})`,
      policy: policyOf(name, seen),
      caughtBy: seen.join(', '),
    });
    expect(seen).toEqual(signs);
  });

  async function signsOf(invoke: Invoke, victim: Victim): Promise<string[]> {
    const stranger = strangerAt(strategy, 'owner');
    const answers: Answered[] = [];
    const mark = await gateMark();
    for (const operation of ['getRecord', 'listRecords', 'replaceRecord'] as const) {
      const plan = ATTACK_PLAN[operation];
      const request = {
        identity: stranger,
        params: plan.params?.(victim) ?? {},
        headers: { 'x-tenant-id': victim.tenantId },
        body: { ...plan.body?.(victim, NOBODY), tenantId: victim.tenantId },
      };
      answers.push(await invoke(apiEvent(routes[operation].key, request)));
    }
    const isTold = answers.some(({ text }) => text.includes(victim.secret));
    const isDenied = (await denialsFor(stranger.tenantId, mark)) > 0;
    return [...(isTold ? ['the answer'] : []), ...(isDenied ? ['a denial'] : [])];
  }

  /** The victim's own user, whose session a broken cache would then give to a stranger. */
  const ownEventOf = ({ tenantId, collection }: Victim) =>
    apiEvent(routes.getRecord.key, {
      identity: { ...strangerAt(strategy, 'owner'), tenantId: tenantId as `tnt_${string}` },
      params: { collection, recordId: newId('rec') },
    });
});
