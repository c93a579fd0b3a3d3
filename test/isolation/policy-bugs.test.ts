import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ISOLATION_STRATEGIES,
  type IsolationStrategy,
} from '../../core/tenancy/isolation-strategy.ts';
import { TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import { EVERYTHING } from '../support/tenancy/iam-decision.ts';
import { writePart, type CaughtBug } from './matrix/ledger.ts';
import { policyAttempts, type PolicyAttempt } from './matrix/policy-attempts.ts';
import { OTHERS, own, ownAt } from './matrix/policy-parties.ts';
import { mayDecide } from './matrix/changed-actions.ts';
import { isWhole } from './matrix/scale.ts';
import {
  ALL_SESSION_ACTIONS,
  dataActionsOf,
  isOwnRight,
  openOf,
  policyAt,
  rolePolicies,
  SESSION_LOCKS,
  triedBy,
  withoutBucketPolicies,
} from './matrix/session-locks.ts';

const bugs: CaughtBug[] = [];

afterAll(() => writePart('policy-bugs', { title: 'Bugs in the policies', bugs }));

/** What may happen to a policy one day: a text of it, and what stands there instead. */
type Change = readonly [part: string, instead: string];

/** What no policy here names, it never grants: that is not tried again. */
const NAMED = new Set([
  ...dataActionsOf(ALL_SESSION_ACTIONS),
  'dynamodb:Scan',
  'kms:Decrypt',
  'kms:GenerateDataKey',
]);
const attempts = (await policyAttempts()).filter(({ action }) => NAMED.has(action));
const STRATEGIES_TRIED = isWhole ? ISOLATION_STRATEGIES : (['separate_schema'] as const);

/** In a sample only what the bug can decide: the rest is judged as `policy-matrix` judges it. */
const triedIn = (
  foreign: readonly PolicyAttempt[],
  ...[sound, broken]: readonly [readonly unknown[], readonly unknown[]]
) => (isWhole ? foreign : foreign.filter(mayDecide(sound, broken)));

const scanOf = (tableArn: string): Change => [
  '"Statement":[',
  `"Statement":[{"Effect":"Allow","Action":"dynamodb:Scan","Resource":"${tableArn}"},`,
];

/** Under each strategy, with the names that its policy has there. */
function changesAt(isolation: IsolationStrategy): Readonly<Record<string, Change>> {
  const { objectPrefix, bucketArn, tableArn, tableName, dedicated: key } = ownAt(isolation);
  const withoutSlash = objectPrefix.slice(0, -1);
  return {
    'prefix without its slash': [`"${objectPrefix}*"`, `"${withoutSlash}*"`],
    'object keys without their slash': [
      `"${bucketArn}/${objectPrefix}*"`,
      `"${bucketArn}/${withoutSlash}*"`,
    ],
    'object keys of the whole bucket': [`"${bucketArn}/${objectPrefix}*"`, `"${bucketArn}/*"`],
    'partition key without its separator': [`"T#${own}#*"`, `"T#${own}*"`],
    'Scan allowed': scanOf(tableArn),
    'Null beside ForAllValues left out': ['"Null":{"dynamodb:LeadingKeys":"false"},', ''],
    'all tables': [`"${tableArn}"`, '"*"'],
    'policy of another tenant in the cache': [own, OTHERS[isolation]],
    ...(key && {
      'any key of the account': [`"StringEquals":{"aws:ResourceTag/${TENANT_TAG}":"${own}"},`, ''],
      'own key for any table': [
        `"kms:EncryptionContext:aws:dynamodb:tableName":"${tableName}"`,
        '"kms:EncryptionContext:aws:dynamodb:tableName":"*"',
      ],
    }),
  };
}

describe.each(STRATEGIES_TRIED)('a bug in the session policy at %s', (isolation) => {
  const sound = policyAt(isolation, ALL_SESSION_ACTIONS);
  const alone = {
    lock: 'the session policy alone',
    use: '',
    isolation,
    sessionActions: ALL_SESSION_ACTIONS,
  } as const;
  const foreign = attempts.filter(
    (attempt) => !isOwnRight({ ...alone, locks: { rolePolicies } }, attempt),
  );

  it.each(Object.entries(changesAt(isolation)))(
    'is found, and shut by the role: %s',
    { timeout: 400_000 },
    async (bug, [part, instead]) => {
      expect(sound).toContain(part);
      const sessionPolicy: unknown = JSON.parse(sound.replaceAll(part, instead));
      const locks = { sessionPolicy, tenantId: own };
      const tried = triedIn(foreign, [JSON.parse(sound)], [sessionPolicy]);
      const found = await openOf(triedBy(alone, tried), { ...locks, rolePolicies: [EVERYTHING] });
      const stillOpen = await openOf(
        foreign.filter((one) => found.some((two) => one.place === two.place)),
        { ...locks, rolePolicies },
      );
      const leaks = stillOpen.filter(({ ownAt: isolations }) => isolations === null);
      bugs.push({
        bug: `${bug} (session policy, ${isolation})`,
        policy: leaks.length === 0 ? 'the role’s policy refuses' : 'cannot refuse',
        caughtBy: `${found.length} attempts that the session policy alone lets through`,
      });
      expect(found.length).toBeGreaterThan(0);
      expect(leaks).toEqual([]);
    },
  );
});

const TENANT = '${aws:PrincipalTag/tenantId}';

/** Each of these stood in the role's policy once, or is a step away from it. */
const ROLE_CHANGES: Readonly<Record<string, Change>> = {
  'indexes of the tables of plans': ['"Effect":"Deny"', '"Effect":"Allow"'],
  'buckets by a wildcard of any length': [`tnt-${'?'.repeat(26)}-`, 'tnt-*-'],
  'any key of the account': [`"aws:ResourceTag/${TENANT_TAG}":"${TENANT}",`, ''],
  'own tables by a wildcard': [`table/freehold-prod-${TENANT}"`, 'table/freehold-prod-*"'],
  'partition key without its separator': [`"T#${TENANT}#*"`, `"T#${TENANT}*"`],
  'prefix without its slash': [`"k/${TENANT}/*"`, `"k/${TENANT}*"`],
  'object keys without their slash': [`/k/${TENANT}/*"`, `/k/${TENANT}*"`],
  'Null beside ForAllValues left out': ['"Null":{"dynamodb:LeadingKeys":"false"},', ''],
};

describe('a bug in the role’s policy', () => {
  const sound = JSON.stringify(rolePolicies);
  const [alone] = SESSION_LOCKS.filter(({ lock }) => lock === 'the role’s policy alone');
  if (!alone) throw new Error('The role’s policy is not tried alone.');
  const foreign = withoutBucketPolicies(
    attempts.filter((attempt) => !isOwnRight(alone, attempt) && !attempt.isLeftToResource),
  );
  let baseline: ReadonlySet<PolicyAttempt>;

  beforeAll(async () => {
    // In another's bucket the own prefix: what the bucket's policy refuses.
    baseline = new Set(await openOf(foreign, alone.locks));
  });

  it.each(Object.entries(ROLE_CHANGES))(
    'is found, and shut by the session policy: %s',
    { timeout: 400_000 },
    async (bug, [part, instead]) => {
      expect(sound).toContain(part);
      const broken = JSON.parse(sound.replaceAll(part, instead)) as unknown[];
      const tried = triedIn(foreign, rolePolicies, broken);
      const open = await openOf(tried, { ...alone.locks, rolePolicies: broken });
      const found = open.filter((attempt) => !baseline.has(attempt));
      const leaks: unknown[] = [];
      for (const isolation of ISOLATION_STRATEGIES) {
        const sessionPolicy: unknown = JSON.parse(policyAt(isolation, ALL_SESSION_ACTIONS));
        leaks.push(
          ...(await openOf(found, { rolePolicies: broken, sessionPolicy, tenantId: own })),
        );
      }
      bugs.push({
        bug: `${bug} (role)`,
        policy: leaks.length === 0 ? 'the session policy refuses' : 'cannot refuse',
        caughtBy: `${found.length} attempts that the role’s policy alone lets through`,
      });
      expect(found.length).toBeGreaterThan(0);
      expect(leaks).toEqual([]);
    },
  );
});
