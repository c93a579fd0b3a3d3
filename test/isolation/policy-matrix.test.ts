import { globSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { placementOf } from '../../core/tenancy/placement.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
  sessionPolicyOf,
  type Verbs,
} from '../../core/tenancy/session-policy.ts';
import { templatesOf } from '../support/templates.ts';
import { EVERYTHING, isAllowed, type Locks } from '../support/tenancy/iam-decision.ts';
import { ACCOUNT, TABLE_ARN, tenantRolePolicy } from '../support/tenancy/tenant-role-policy.ts';
import { writePart, type CaughtBug, type Row } from './matrix/ledger.ts';
import { other, own, policyAttempts, type PolicyAttempt } from './matrix/policy-attempts.ts';
import { isWhole, sampled } from './matrix/scale.ts';
import { SESSION_USES, verbsOf } from './matrix/session-uses.ts';
import { STORE_LIST } from './matrix/stores.ts';
import { SERVED, STRATEGIES } from './matrix/strategies.ts';

const stores = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: ACCOUNT,
  tableName: 'tenants',
  bucketName: 'files',
};
const { policies: rolePolicies } = tenantRolePolicy('prod');
const attempts = await policyAttempts();
const uses = await Promise.all(
  SESSION_USES.map(async (use) => ({ name: use.name, verbs: await verbsOf(use) })),
);

const ALL_VERBS: Verbs = {
  items: ITEM_ACTIONS,
  listings: LISTING_ACTIONS,
  objects: OBJECT_ACTIONS,
};

type Lock = { readonly name: string; readonly verbs: Verbs; readonly locks: Locks };

const rows: Row[] = [];
const bugs: CaughtBug[] = [];

afterAll(() => writePart('policy', { title: 'Below HTTP: every action at every key', rows, bugs }));

describe.each(SERVED)('a session of the strategy %s', (isolation) => {
  const policyOf = (verbs: Verbs): unknown =>
    JSON.parse(sessionPolicyOf(placementOf({ tenantId: own, isolation }, stores), verbs));

  const LOCKS: readonly Lock[] = [
    {
      name: 'the role’s policy alone',
      verbs: ALL_VERBS,
      locks: { rolePolicies, sessionPolicy: EVERYTHING, tenantId: own },
    },
    ...uses.flatMap(({ name, verbs }) => [
      {
        name: `${name}: both locks`,
        verbs,
        locks: { rolePolicies, sessionPolicy: policyOf(verbs), tenantId: own },
      },
      {
        name: `${name}: the session policy alone`,
        verbs,
        locks: { rolePolicies: [EVERYTHING], sessionPolicy: policyOf(verbs), tenantId: own },
      },
    ]),
  ];

  it.each(LOCKS)(
    'may do its verbs at its own keys and nothing else: $name',
    { timeout: 300_000 },
    async ({ name, verbs, locks }) => {
      const granted = actionsOf(verbs);
      const counts = new Map<string, Row>();
      const wrong: string[] = [];
      for (const attempt of sampled(attempts, 300)) {
        const expected = attempt.isOwn && granted.has(attempt.action);
        const isOpen = await isAllowed(locks, attempt);
        if (isOpen !== expected) wrong.push(textOf(attempt, isOpen));
        if (!expected) count(counts, { name, attempt, isolation, isOpen });
      }
      rows.push(...counts.values());
      expect(wrong).toEqual([]);
    },
  );
});

function actionsOf({ items = [], listings = [], objects = [] }: Verbs): ReadonlySet<string> {
  return new Set([
    ...items.map((action) => `dynamodb:${action}`),
    ...[...listings, ...objects].map((action) => `s3:${action}`),
  ]);
}

const textOf = ({ action, resource, context }: PolicyAttempt, isOpen: boolean) =>
  `${isOpen ? 'open' : 'shut'}: ${action} ${resource} ${JSON.stringify(context ?? {})}`;

type Judged = { name: string; attempt: PolicyAttempt; isolation: string; isOpen: boolean };

function count(counts: Map<string, Row>, { name, attempt, isolation, isOpen }: Judged) {
  const { store } = attempt;
  const row = counts.get(store) ?? {
    name,
    store,
    strategy: isolation,
    attempts: 0,
    refusedByHandler: 0,
    refusedByPolicy: 0,
    leaks: 0,
  };
  row.attempts += 1;
  row[isOpen ? 'leaks' : 'refusedByPolicy'] += 1;
  counts.set(store, row);
}

/** What may happen to the session policy one day: a text of it, and what stands there instead. */
const POLICY_BUGS: Readonly<Record<string, readonly [part: string, instead: string]>> = {
  'prefix without its slash': [`"t/${own}/*"`, `"t/${own}*"`],
  'object keys without their slash': [`/t/${own}/*"`, `/t/${own}*"`],
  'partition key without its separator': [`"T#${own}#*"`, `"T#${own}*"`],
  'Scan allowed': [
    '"Statement":[',
    `"Statement":[{"Effect":"Allow","Action":"dynamodb:Scan","Resource":"${TABLE_ARN}"},`,
  ],
  'Null beside ForAllValues left out': ['"Null":{"dynamodb:LeadingKeys":"false"},', ''],
  'policy of another tenant in the cache': [own, other],
};

describe('a bug in the session policy', () => {
  const [isolation] = SERVED;
  const sound = sessionPolicyOf(
    placementOf({ tenantId: own, isolation: isolation ?? 'shared_schema' }, stores),
    ALL_VERBS,
  );
  const granted = actionsOf(ALL_VERBS);
  const foreign = attempts.filter(({ isOwn, action }) => !(isOwn && granted.has(action)));

  it.each(Object.entries(POLICY_BUGS))(
    'is found, and shut by the role: %s',
    { timeout: 60_000 },
    async (name, [part, instead]) => {
      expect(sound).toContain(part);
      const sessionPolicy: unknown = JSON.parse(sound.replaceAll(part, instead));
      const locks = { sessionPolicy, tenantId: own };
      const found = await openOf(foreign, { ...locks, rolePolicies: [EVERYTHING] });
      const leaks = await openOf(found, { ...locks, rolePolicies });
      bugs.push({
        bug: `${name} (session policy)`,
        policy: leaks.length === 0 ? 'the role’s policy refuses' : 'cannot refuse',
        caughtBy: `${found.length} attempts that the session policy alone lets through`,
      });
      expect(found.length).toBeGreaterThan(0);
      expect(leaks).toEqual([]);
    },
  );
});

async function openOf(tried: readonly PolicyAttempt[], locks: Locks): Promise<PolicyAttempt[]> {
  const open: PolicyAttempt[] = [];
  for (const attempt of tried) if (await isAllowed(locks, attempt)) open.push(attempt);
  return open;
}

describe('the matrix of policies', () => {
  it('knows every place that opens a tenant’s session', () => {
    const found = globSync('{adapters,core,functions}/**/*.ts').flatMap((file) => {
      const places = readFileSync(file, 'utf8').match(/[sS]essions\.open\(/g) ?? [];
      return places.map(() => file);
    });
    expect(SESSION_USES.map(({ file }) => file).sort()).toEqual(found.sort());
  });

  it('knows every table, index, bucket and key of every stack', () => {
    const templates = templatesOf('prod');
    const found = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key']
      .flatMap((type) => templates.resources(type))
      .map(({ id, resource }) => ({
        construct: id.slice(0, -8),
        indexes: (
          (resource.Properties?.GlobalSecondaryIndexes ?? []) as { IndexName: string }[]
        ).map(({ IndexName }) => IndexName),
      }));
    const byConstruct = (a: { construct: string }, b: { construct: string }) =>
      a.construct.localeCompare(b.construct);
    const known = STORE_LIST.map(({ construct, indexes }) => ({ construct, indexes }));
    expect(known.sort(byConstruct)).toEqual(found.sort(byConstruct));
  });

  it.each(ISOLATION_STRATEGIES)('knows whether a store serves %s', (isolation) => {
    const place = () => placementOf({ tenantId: own, isolation }, stores);
    if (STRATEGIES[isolation] === 'served') expect(place()).toBeDefined();
    else expect(place).toThrow('No store serves');
  });

  it('tries more than ten thousand things when it is whole', () => {
    expect(attempts.length * (1 + 2 * uses.length)).toBeGreaterThan(10_000);
    if (isWhole) expect(rows.reduce((sum, row) => sum + row.attempts, 0)).toBeGreaterThan(10_000);
  });
});
