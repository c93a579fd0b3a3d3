import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { routes, type OperationId } from '../../functions/routes.ts';
import { ATTACK_PLAN, OPERATIONS } from './matrix/attack-plan.ts';
import { call, operatorToken } from '../support/api.ts';
import { atOnce } from './matrix/at-once.ts';
import { storeOf } from './matrix/stores.ts';
import { attacksOn, comparable, isCounted, launch, nameOf, type Attack } from './matrix/attacks.ts';
import { callsThatTouched, denialsFor, gateMark, type Mark } from './matrix/gate-log.ts';
import { writePart, type NewRow } from './matrix/ledger.ts';
import { ghost, type Attacker, type Victim } from './matrix/parties.ts';
import { partyPool } from './matrix/party-pool.ts';
import { isWhole, sharedOut } from './matrix/scale.ts';
import { snapshotOf } from './matrix/snapshot.ts';
import { pairNamed, PAIRS, triedAt } from './matrix/strategies.ts';
import type { Technique } from './matrix/techniques.ts';

const AT_ONCE = 4;
/** Who writes would find in its own lists what it wrote under the other's names. */
const [readers, writers] = [partyPool(), partyPool('writers')];

/** Requests that are granted: a judge that passed them as refused would see no leak either. */
const NO_ATTACKS: readonly { operation: OperationId; isOperator: boolean }[] = [
  ...(['getTenant', 'listTenantEvents', 'listMoves', 'measureTenant'] as const).map(
    (operation) => ({
      operation,
      isOperator: true,
    }),
  ),
  ...(['getRecord', 'listRecords', 'getFile'] as const).map((operation) => ({
    operation,
    isOperator: false,
  })),
];
const BY_ID: Technique = { name: 'by id', apply: (shot) => shot };

const rows: NewRow[] = [];

afterAll(() => writePart('http', { title: 'Over HTTP: every route by every identity', rows }));

const NUMBERED_PAIRS = PAIRS.map((pair, number) => ({ ...pair, number }));

describe.each(NUMBERED_PAIRS)('a tenant under $mine, at one under $theirs', (pair) => {
  const { mine, theirs, number } = pair;
  const isLast = theirs === ISOLATION_STRATEGIES.at(-1);
  let victim: Victim;
  let attackers: { readonly reader: Attacker; readonly writer: Attacker };
  let before: { stored: string; mark: Mark };

  beforeAll(async () => {
    const [reader, writer, other] = await Promise.all([
      readers.attacker(mine),
      writers.attacker(mine),
      readers.victim(theirs),
    ]);
    attackers = { reader, writer };
    victim = other;
    before = { stored: await snapshotOf(victim), mark: await gateMark() };
  });

  it.each(
    triedAt(OPERATIONS, pair).map((operation) => ({ operation, route: routes[operation].key })),
  )('learns and changes nothing by $route', { timeout: 900_000 }, async ({ operation }) => {
    const mark = await gateMark();
    const verdicts = await attempt(operation);
    const refusedByPolicy = await denialsFor(victim.tenantId, mark);
    const faults = verdicts.filter((verdict) => verdict !== 'refused');
    rows.push({
      name: routes[operation].key,
      store: storeOf(ATTACK_PLAN[operation].store, theirs),
      strategy: pairNamed(mine, theirs),
      attempts: verdicts.length,
      refusedByHandler: verdicts.length - faults.length - refusedByPolicy,
      refusedByPolicy,
      leaks: faults.length,
    });
    expect(verdicts.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('leaves the other’s data as it was, byte for byte', async () => {
    expect(await snapshotOf(victim)).toBe(before.stored);
  });

  it('made no call in the other’s name and none at its objects', async () => {
    expect(await callsThatTouched(victim.tenantId, before.mark)).toEqual([]);
  });

  it.each(isLast ? [mine] : [])('was tried by credentials of %s that held to the end', async () => {
    for (const attacker of Object.values(attackers)) {
      for (const token of Object.values(attacker.tokens)) {
        expect((await call('GET /v1/me', { token })).status).toBe(200);
      }
    }
    expect((await call('GET /v1/me', { token: await operatorToken() })).status).toBe(200);
  });

  it.each(mine === theirs ? NO_ATTACKS : [])(
    'would tell a leak: $operation by whom it is open to',
    async (open) => {
      const { operation, isOperator } = open;
      const token = isOperator ? await operatorToken() : victim.token;
      const identity = { name: 'whom it is open to', token: () => token };
      const verdict = await verdictOn({ operation, identity, technique: BY_ID });
      expect(verdict).toMatch(/it read the secret|it differs/);
    },
  );

  const atOnceOn = (operation: OperationId) =>
    isCounted(operation) || ATTACK_PLAN[operation].oneByOne ? 1 : AT_ONCE;

  async function attempt(operation: OperationId): Promise<string[]> {
    const attacks = sharedOut(attacksOn(operation), {
      share: number + OPERATIONS.indexOf(operation),
      of: PAIRS.length,
    });
    if (isWhole) {
      const verdicts = await atOnce(atOnceOn(operation), attacks, verdictOn);
      return verdicts.filter((verdict) => verdict !== null);
    }
    for (const attack of attacks) {
      const verdict = await verdictOn(attack);
      if (verdict !== null) return [verdict];
    }
    return [];
  }

  /** Refused is what is answered as for a target that does not exist, and tells nothing stored. */
  async function verdictOn(attack: Attack): Promise<string | null> {
    const nowhere = await ghost(theirs);
    const isRead = routes[attack.operation].key.startsWith('GET ');
    const attacker = isRead ? attackers.reader : attackers.writer;
    const told = await launch(attack, { target: victim, attacker });
    const expected = await launch(attack, { target: nowhere, attacker });
    if (told === null || expected === null) return null;

    const what = nameOf(attack);
    if (told.text.includes(victim.secret)) return `${what}: it read the secret: ${told.text}`;
    if (told.status >= 500) return `${what}: it broke: ${told.status} ${told.text}`;
    const [seen, wanted] = [comparable(told, victim), comparable(expected, nowhere)];
    return seen === wanted ? 'refused' : `${what}: it differs: ${seen} for ${wanted}`;
  }
});

describe('the plan of attacks', () => {
  it('has an entry for every route, and none besides', () => {
    expect(Object.keys(ATTACK_PLAN).sort()).toEqual(Object.keys(routes).sort());
  });

  it.each(OPERATIONS)('aims all parameters of the path of %s', async (operation) => {
    const named = [...routes[operation].key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(ATTACK_PLAN[operation].params?.(await ghost()) ?? {})).toEqual(named);
  });
});
