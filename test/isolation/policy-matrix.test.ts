import { globSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { isAllowed } from '../support/tenancy/iam-decision.ts';
import { writePart, type NewRow } from './matrix/ledger.ts';
import { policyAttempts, type PolicyAttempt } from './matrix/policy-attempts.ts';
import { evenly, isWhole, sampledByKind } from './matrix/scale.ts';
import {
  ALL_SESSION_ACTIONS,
  dataActionsOf,
  isOwnRight,
  LOCK_NAMES,
  SESSION_LOCKS,
  triedBy,
  type SessionLock,
} from './matrix/session-locks.ts';
import { SESSION_USES } from './matrix/session-use-list.ts';
import { pairNamed } from './matrix/strategies.ts';

const attempts = await policyAttempts();
const rows: NewRow[] = [];
const GRANTED = new Set(dataActionsOf(ALL_SESSION_ACTIONS));

afterAll(() => writePart('policy', { title: 'Below HTTP: every action at every key', rows }));

describe.each(LOCK_NAMES)('%s', (name) => {
  const locks = SESSION_LOCKS.filter(({ lock }) => lock === name).map((lock, seed) => ({
    ...lock,
    at: lock.isolation ?? 'any strategy',
    seed,
  }));

  it.each(locks)(
    'let $use at $at do its sessionActions at its own keys and nothing else',
    { timeout: 900_000 },
    async (lock) => {
      const tried = triedBy(lock, attempts);
      const rights = tried.filter((attempt) => isOwnRight(lock, attempt));
      const wrong = tried.filter((attempt) => !isOwnRight(lock, attempt));
      const counts = new Map<string, NewRow>();
      const faults: string[] = [];
      for (const attempt of triedAtLock(wrong, lock)) {
        const isOpen = await isAllowed(lock.locks, attempt);
        if (isOpen) faults.push(`open: ${textOf(attempt)}`);
        count(counts, { lock, attempt, isOpen });
      }
      for (const attempt of rights) {
        if (!(await isAllowed(lock.locks, attempt))) faults.push(`shut: ${textOf(attempt)}`);
      }
      const [row] = counts.values();
      if (row) row.granted = rights.length;
      rows.push(...counts.values());
      expect(faults).toEqual([]);
      expect(rights.length).toBeGreaterThan(0);
    },
  );
});

/** What each lock refuses alone, both refuse: a part of it is enough for both. */
function triedAtLock(
  wrong: readonly PolicyAttempt[],
  { lock, seed }: Pick<SessionLock, 'lock'> & { readonly seed: number },
) {
  if (isWhole && lock === 'both locks') return evenly(wrong, 1_500);
  return sampledByKind(wrong, { kindOf, seed });
}

/** At each place something that policies grant elsewhere, and something that none grants. */
const kindOf = ({ action, place: { store, whose } }: PolicyAttempt) =>
  `${store} ${whose} ${GRANTED.has(action) ? 'granted' : 'never granted'}`;

const textOf = ({ action, resource, context }: PolicyAttempt) =>
  `${action} ${resource} ${JSON.stringify(context)}`;

type Judged = {
  readonly lock: SessionLock;
  readonly attempt: PolicyAttempt;
  readonly isOpen: boolean;
};

function count(counts: Map<string, NewRow>, { lock, attempt, isOpen }: Judged) {
  const { store, whose } = attempt.place;
  const strategy = lock.isolation
    ? pairNamed(lock.isolation, whose)
    : pairNamed('any strategy', whose);
  const row = counts.get(`${store} ${strategy}`) ?? {
    name: lock.use,
    lock: lock.lock,
    store,
    strategy,
    attempts: 0,
    refusedByHandler: 0,
    refusedByPolicy: 0,
    granted: 0,
    leaks: 0,
  };
  row.attempts += 1;
  row[isOpen ? 'leaks' : 'refusedByPolicy'] += 1;
  counts.set(`${store} ${strategy}`, row);
}

describe('the matrix of policies', () => {
  it('knows every place that opens a tenant’s session', () => {
    const found = globSync('{adapters,core,functions}/**/*.ts').flatMap((file) => {
      const places = readFileSync(file, 'utf8').match(/[sS]essions\.open\(/g) ?? [];
      return places.map(() => file);
    });
    expect(SESSION_USES.map(({ file }) => file).sort()).toEqual(found.sort());
  });

  it('lets each session action of each use through under each strategy: nothing is refused because it is broken', () => {
    for (const lock of SESSION_LOCKS) {
      const granted = attempts.filter((attempt) => isOwnRight(lock, attempt));
      expect(granted.map(({ action }) => action)).toEqual(
        expect.arrayContaining(dataActionsOf(lock.sessionActions)),
      );
    }
  });

  it('tries more than ten thousand things when it is whole', () => {
    expect(attempts.length * SESSION_LOCKS.length).toBeGreaterThan(10_000);
    if (isWhole) expect(rows.reduce((sum, row) => sum + row.attempts, 0)).toBeGreaterThan(10_000);
  });
});
