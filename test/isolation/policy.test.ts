import { describe, expect, it } from 'vitest';
import { placementOf } from '../../core/tenancy/placement.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
  sessionPolicyOf,
} from '../../core/tenancy/session-policy.ts';
import { newId } from '../../kit/id.ts';
import {
  EVERYTHING,
  isAllowed,
  type Attempt,
  type Locks,
} from '../support/tenancy/iam-decision.ts';
import {
  BUCKET_ARN,
  REGION,
  storesOf,
  TABLE_ARN,
  tenantRolePolicy,
} from '../support/tenancy/tenant-role-policy.ts';

const own = newId('tnt');
const other = newId('tnt');
/** Not an id, and would be the other tenant's if a policy ended in the wrong place. */
const lookalike = `${own}0`;

const { policies: rolePolicies } = tenantRolePolicy('prod');
const sessionPolicy: unknown = JSON.parse(
  sessionPolicyOf(
    placementOf({ tenantId: own, isolation: 'shared_schema', region: REGION }, storesOf('prod')),
    { items: ITEM_ACTIONS, listings: LISTING_ACTIONS, objects: OBJECT_ACTIONS },
  ),
);

/** Each lock must hold when the other one is left open. */
const LOCKS: Readonly<Record<string, Locks>> = {
  'both locks': { rolePolicies, sessionPolicy, tenantId: own },
  'the role policy alone': { rolePolicies, sessionPolicy: EVERYTHING, tenantId: own },
  'the session policy alone': { rolePolicies: [EVERYTHING], sessionPolicy, tenantId: own },
};

const item = (action: string, keys: string[] | undefined, resource = TABLE_ARN): Attempt => ({
  action: `dynamodb:${action}`,
  resource,
  context: keys ? { 'dynamodb:LeadingKeys': keys } : {},
});
const listing = (action: string, prefix: string | undefined): Attempt => ({
  action: `s3:${action}`,
  resource: BUCKET_ARN,
  context: prefix === undefined ? {} : { 's3:prefix': prefix },
});
const object = (action: string, key: string): Attempt => ({
  action: `s3:${action}`,
  resource: `${BUCKET_ARN}/${key}`,
});

const ownAttempts = [
  ...ITEM_ACTIONS.flatMap((action) => [
    item(action, [`T#${own}`]),
    item(action, [`T#${own}#tasks`]),
  ]),
  item('BatchGetItem', [`T#${own}`, `T#${own}#tasks`]),
  ...LISTING_ACTIONS.flatMap((action) => [
    listing(action, `t/${own}/`),
    listing(action, `t/${own}/files/`),
  ]),
  ...OBJECT_ACTIONS.map((action) => object(action, `t/${own}/files/fil_1/a.txt`)),
];

const foreignKeys = [
  [`T#${other}`],
  [`T#${other}#tasks`],
  [`T#${lookalike}`],
  [`T#${lookalike}#tasks`],
  [`T#${own}`, `T#${other}`],
  [`TENANT#${own}`],
  [`POOL#${own}`],
  ['T#'],
  ['*'],
  [`t#${own}`],
  [`T#${own.toUpperCase()}`],
];
const foreignPrefixes = [
  `t/${other}/`,
  `t/${lookalike}/`,
  `t/${own}`,
  't/',
  't',
  '',
  `T/${own}/`,
  '*',
  undefined,
];
const foreignObjects = [
  `t/${other}/files/fil_1/a.txt`,
  `t/${lookalike}/a.txt`,
  `t/${own}`,
  `t/a.txt`,
  `a.txt`,
  `x/t/${own}/a.txt`,
];
const otherTable = `${TABLE_ARN}-control`;

const foreignAttempts = [
  ...ITEM_ACTIONS.flatMap((action) => [
    ...foreignKeys.map((keys) => item(action, keys)),
    item(action, undefined),
    item(action, [`T#${own}`], otherTable),
  ]),
  ...LISTING_ACTIONS.flatMap((action) => foreignPrefixes.map((prefix) => listing(action, prefix))),
  ...OBJECT_ACTIONS.flatMap((action) => foreignObjects.map((key) => object(action, key))),
];

async function textsOf(attempts: readonly Attempt[], locks: Locks, wanted: boolean) {
  const found: string[] = [];
  for (const attempt of attempts) {
    if ((await isAllowed(locks, attempt)) !== wanted) continue;
    found.push(`${attempt.action} ${attempt.resource} ${JSON.stringify(attempt.context ?? {})}`);
  }
  return found;
}

describe.each(Object.entries(LOCKS))('%s', (_, locks) => {
  it(`let the tenant do its ${ownAttempts.length} things`, async () => {
    expect(await textsOf(ownAttempts, locks, false)).toEqual([]);
  });

  it(`refuse ${foreignAttempts.length} attempts at what is not the tenant's`, async () => {
    expect(foreignAttempts.length).toBeGreaterThan(150);
    expect(await textsOf(foreignAttempts, locks, true)).toEqual([]);
  });
});

/** Known ways in which such policies were circumvented; each is shut by each lock. */
const HOLES: Readonly<Record<string, readonly Attempt[]>> = {
  'Scan, which carries no leading keys': [
    item('Scan', undefined),
    item('Scan', [`T#${own}`]),
    item('Scan', undefined, `${TABLE_ARN}/index/byTenants`),
  ],
  'PartiQL, which scans without a key': [
    item('PartiQLSelect', undefined),
    item('PartiQLSelect', [`T#${own}`]),
    item('PartiQLUpdate', [`T#${own}`]),
    item('PartiQLDelete', [`T#${own}`]),
    item('PartiQLInsert', [`T#${own}`]),
  ],
  'a query on an index, whose key is another': [
    item('Query', [`T#${own}`], `${TABLE_ARN}/index/byTenants`),
    item('Query', ['TENANTS'], `${TABLE_ARN}/index/byTenants`),
  ],
  'an absent key, for which ForAllValues is true': ITEM_ACTIONS.map((action) =>
    item(action, undefined),
  ),
  'T#12 against T#123': [item('GetItem', [`T#${lookalike}`]), item('Query', [`T#${own}x#tasks`])],
  'a listing without a prefix': [listing('ListBucket', undefined), listing('ListBucket', '')],
  'a prefix without its slash': [
    listing('ListBucket', `t/${own}`),
    object('GetObject', `t/${lookalike}/a`),
  ],
  'a list of uploads, which knows no prefix': [
    { action: 's3:ListBucketMultipartUploads', resource: BUCKET_ARN },
  ],
  'whole tables, backups and buckets': [
    ...['DescribeTable', 'DeleteTable', 'UpdateTable', 'CreateBackup', 'UpdateTimeToLive'].map(
      (action) => item(action, undefined),
    ),
    item('ExportTableToPointInTime', undefined),
    ...['GetBucketPolicy', 'PutBucketPolicy', 'DeleteBucket', 'PutLifecycleConfiguration'].map(
      (action) => ({ action: `s3:${action}`, resource: BUCKET_ARN }),
    ),
    object('PutObjectAcl', `t/${own}/a.txt`),
  ],
};

describe.each(Object.entries(HOLES))('the hole of %s', (_, attempts) => {
  it.each(Object.entries(LOCKS))('is shut by %s', async (_name, locks) => {
    expect(await textsOf(attempts, locks, true)).toEqual([]);
  });
});

describe('a session without a tag', () => {
  it('reaches nothing at all, even with a session policy that is open', async () => {
    const locks = { rolePolicies, sessionPolicy: EVERYTHING };
    expect(await textsOf([...ownAttempts, ...foreignAttempts], locks, true)).toEqual([]);
  });

  it('does not reach what is named after the variable itself', async () => {
    const locks = { rolePolicies, sessionPolicy: EVERYTHING };
    const literal = '${aws:PrincipalTag/tenantId}';
    const attempts = [item('GetItem', [`T#${literal}`]), object('GetObject', `t/${literal}/a`)];
    expect(await textsOf(attempts, locks, true)).toEqual([]);
  });
});

describe('two tenants whose policies and tags are mixed up', () => {
  it('reach nothing: each lock refuses what the other one opens', async () => {
    const locks = { rolePolicies, sessionPolicy, tenantId: other };
    expect(await textsOf([...ownAttempts, ...foreignAttempts], locks, true)).toEqual([]);
  });
});
