import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { planTableName } from '../../../core/tenancy/resource-names.ts';
import { siloPolicies } from '../../support/tenancy/silo-policies.ts';
import {
  ACCOUNT,
  PLANS,
  REGION,
  TABLE_ARN,
  tenantRolePolicy,
} from '../../support/tenancy/tenant-role-policy.ts';
import { lookalike, otherAt, OTHERS, own, ownAt, STAGE } from './policy-parties.ts';
import {
  AUDIT_TABLE_ARN,
  CONTROL_TABLE_ARN,
  FILES_BUCKET_ARN,
  keyArn,
  PLATFORM_BUCKETS,
  STORES,
  USAGE_TABLE_ARN,
  WEBHOOKS_TABLE_ARN,
} from './stores.ts';

/** Whose: the other tenant of that strategy, the attacker itself, all who share the store, or nobody. */
export type Whose = IsolationStrategy | 'itself' | 'all who share it' | 'no tenant';

/** A place that a request can name. */
export type Place = {
  readonly store: string;
  readonly arn: string;
  readonly whose: Whose;
  /** The strategies under which it is the attacker's own; none of them, if only its tag leads there; null for what is not its own. */
  readonly ownAt: readonly IsolationStrategy[] | null;
  readonly resourcePolicy?: unknown;
};

export type TablePlace = Place & { readonly indexes: readonly string[]; readonly other: string };

const table = (place: Omit<TablePlace, 'indexes' | 'other'> & Partial<TablePlace>): TablePlace => ({
  indexes: [],
  other: OTHERS.shared_schema,
  ...place,
});
const tableArn = (name: string, region = REGION) =>
  `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${name}`;
const anotherPlan = tableArn(planTableName(STAGE, PLANS[1]));
const { tenantTable, planTable, ownTable, siloTable } = STORES;
const { controlTable, usageTable, webhooksTable, auditTable } = STORES;

export const TABLES: readonly TablePlace[] = [
  table({
    store: tenantTable.name,
    arn: TABLE_ARN,
    whose: 'shared_schema',
    ownAt: ['shared_schema'],
  }),
  ...[otherAt('shared_database').tableArn, anotherPlan].map((arn, at) =>
    table({
      store: planTable.name,
      arn,
      whose: 'shared_database',
      ownAt: at === 0 ? ['shared_database'] : [],
      other: OTHERS.shared_database,
    }),
  ),
  ...(
    [
      ['separate_schema', ownTable],
      ['separate_database', siloTable],
    ] as const
  ).flatMap(([strategy, { name }]) => [
    table({
      store: name,
      arn: ownAt(strategy).tableArn,
      whose: 'itself',
      ownAt: [strategy],
      other: OTHERS[strategy],
    }),
    table({
      store: name,
      arn: otherAt(strategy).tableArn,
      whose: strategy,
      ownAt: null,
      other: OTHERS[strategy],
    }),
  ]),
  table({
    store: ownTable.name,
    arn: tableArn(ownAt('separate_schema').tableName, 'eu-west-1'),
    whose: 'itself',
    ownAt: [],
  }),
  table({
    store: ownTable.name,
    arn: tableArn(`freehold-${STAGE}-${lookalike}`),
    whose: 'no tenant',
    ownAt: null,
  }),
  ...[
    { ...controlTable, arn: CONTROL_TABLE_ARN },
    { ...auditTable, arn: AUDIT_TABLE_ARN, indexes: [] },
    { ...usageTable, arn: USAGE_TABLE_ARN },
    { ...webhooksTable, arn: WEBHOOKS_TABLE_ARN },
  ].map(({ name: store, ...place }) => table({ ...place, store, whose: 'no tenant', ownAt: null })),
];

const { bucketPolicy: filesPolicy } = tenantRolePolicy(STAGE);
const ownBucketArn = ownAt('separate_database').bucketArn;
const otherBucketArn = otherAt('separate_database').bucketArn;
const ownSilo = siloPolicies(STAGE, own);
const otherSilo = siloPolicies(STAGE, OTHERS.separate_database);

export const BUCKETS: readonly Place[] = [
  {
    store: STORES.filesBucket.name,
    arn: FILES_BUCKET_ARN,
    whose: 'all who share it',
    ownAt: ['shared_schema', 'shared_database', 'separate_schema'],
    resourcePolicy: filesPolicy,
  },
  {
    store: STORES.siloBucket.name,
    arn: ownBucketArn,
    whose: 'itself',
    ownAt: ['separate_database'],
    resourcePolicy: ownSilo.bucket,
  },
  {
    store: STORES.siloBucket.name,
    arn: otherBucketArn,
    whose: 'separate_database',
    ownAt: null,
    resourcePolicy: otherSilo.bucket,
  },
  ...PLATFORM_BUCKETS.map((place) => ({ ...place, whose: 'no tenant', ownAt: null }) as const),
];

type Objects = readonly [key: string, whose: Whose, ownAt: Place['ownAt']];
const file = 'files/fil_1/a.txt';
const isOwn = (key: string): Objects => [key, 'itself', null];
const isNobodys = (key: string): Objects => [key, 'no tenant', null];

const SHARED_KEYS: readonly Objects[] = [
  [`t/${own}/${file}`, 'itself', ['shared_schema', 'shared_database']],
  [`k/${own}/${file}`, 'itself', ['separate_schema']],
  [`t/${OTHERS.shared_schema}/${file}`, 'shared_schema', null],
  [`t/${OTHERS.shared_schema}/.prepared`, 'shared_schema', null],
  [`t/${OTHERS.shared_database}/${file}`, 'shared_database', null],
  [`k/${OTHERS.separate_schema}/${file}`, 'separate_schema', null],
  [`k/${OTHERS.separate_schema}/.prepared`, 'separate_schema', null],
  ...[`t/${own}`, `k/${own}`].map(isOwn),
  ...[
    `t/${lookalike}/${file}`,
    `k/${lookalike}/${file}`,
    't/a.txt',
    'k/a.txt',
    'a.txt',
    `x/t/${own}/a.txt`,
  ].map(isNobodys),
];
const OWN_SILO_KEYS: readonly Objects[] = [
  [`t/${own}/${file}`, 'itself', ['separate_database']],
  ...[`k/${own}/${file}`, 'a.txt', `t/${own}`].map(isOwn),
];
const OTHER_SILO_KEYS: readonly Objects[] = [
  `t/${OTHERS.separate_database}/${file}`,
  `t/${own}/${file}`,
  `k/${own}/${file}`,
  // As a `*` in the name of the bucket would read it.
  `t/${OTHERS.separate_database}/files/-${ACCOUNT}/t/${own}/a.txt`,
  'a.txt',
].map((key) => [key, 'separate_database', null]);
const ANCHOR_KEYS = [isNobodys(`anchors/${own}/2026-11-27T00:00:00.000Z.json`)];
const EXPORT_KEYS = [isNobodys(`exports/${own}/job_1.jsonl.gz`)];

export const OBJECTS: readonly Place[] = BUCKETS.flatMap(({ arn, store, resourcePolicy }, at) =>
  ([SHARED_KEYS, OWN_SILO_KEYS, OTHER_SILO_KEYS, ANCHOR_KEYS, EXPORT_KEYS][at] ?? []).map(
    ([key, whose, owned]): Place => ({
      store,
      arn: `${arn}/${key}`,
      whose,
      ownAt: owned,
      resourcePolicy,
    }),
  ),
);

export type KeyPlace = Place & { readonly tenantTag?: string };
/** As KMS writes it for a key that is made without a policy. */
const DEFAULT_KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};
const { region: farRegion } = ownAt('separate_database');
const { secretsKey, anchorKey, ownKey, siloKey } = STORES;

export const KEYS: readonly KeyPlace[] = [
  {
    store: secretsKey.name,
    arn: keyArn(1),
    whose: 'no tenant',
    ownAt: null,
    resourcePolicy: DEFAULT_KEY_POLICY,
  },
  {
    store: anchorKey.name,
    arn: keyArn(6),
    whose: 'no tenant',
    ownAt: null,
    resourcePolicy: DEFAULT_KEY_POLICY,
  },
  {
    store: ownKey.name,
    arn: keyArn(2),
    whose: 'itself',
    ownAt: ['separate_schema'],
    tenantTag: own,
    resourcePolicy: DEFAULT_KEY_POLICY,
  },
  {
    store: ownKey.name,
    arn: keyArn(3),
    whose: 'separate_schema',
    ownAt: null,
    tenantTag: OTHERS.separate_schema,
    resourcePolicy: DEFAULT_KEY_POLICY,
  },
  {
    store: siloKey.name,
    arn: keyArn(4, farRegion),
    whose: 'itself',
    ownAt: ['separate_database'],
    tenantTag: own,
    resourcePolicy: ownSilo.key,
  },
  {
    store: siloKey.name,
    arn: keyArn(5, farRegion),
    whose: 'separate_database',
    ownAt: null,
    tenantTag: OTHERS.separate_database,
    resourcePolicy: otherSilo.key,
  },
];
