import { Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { DEDICATED_KEY_PREFIX, STAGE_KEY_PREFIX } from '../../core/tenancy/placement.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
  READ_ACTIONS,
} from '../../core/tenancy/session-policy.ts';
import {
  ACCESS_SESSION_TAG,
  SILO_INFIX,
  resourcePrefixOf,
  TENANT_TAG,
} from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

export type StageStorageOfStage = {
  readonly stage: Stage;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
};

const TENANT = '${aws:PrincipalTag/tenantId}';

/**
 * The first lock: the session's tag decides what it reaches, under every strategy. Actions are listed one by
 * one: no Scan, no PartiQL, no index, no listing without `s3:prefix`.
 */
export function tenantDataStatements(stores: StageStorageOfStage): PolicyStatement[] {
  const places = placesOf(stores);
  const objects = places.prefixes.map(({ bucketArn, prefix }) => `${bucketArn}/${prefix}*`);
  return [
    itemsStatement(places.tables),
    noIndexes(stores),
    readingAlone(),
    ...places.prefixes.map((prefix) => listingsStatement(stores, prefix)),
    new PolicyStatement({
      sid: 'Objects',
      actions: OBJECT_ACTIONS.map((action) => `s3:${action}`),
      resources: objects,
      conditions: { StringEquals: ofOwnAccount(stores) },
    }),
    // The tenant's key by its tag, for its own table and for objects under its prefix.
    keyStatement(stores, {
      sid: 'ItemsKey',
      actions: ['kms:Decrypt'],
      context: { 'aws:dynamodb:tableName': places.ownTableNames },
    }),
    keyStatement(stores, {
      sid: 'ObjectsKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      context: { 'aws:s3:arn': objects.slice(1) },
    }),
  ];
}

type Prefix = { readonly sid: string; readonly bucketArn: string; readonly prefix: string };

/** The tables and the prefixes of all four strategies. */
function placesOf({ stage, tenantTable, filesBucket }: StageStorageOfStage) {
  const { partition, region, account } = Stack.of(filesBucket);
  const own = resourcePrefixOf(stage.name);
  const table = (place: string, name: string) =>
    `arn:${partition}:dynamodb:${place}:${account}:table/${name}`;
  const ownTableNames = [`${own}${TENANT}`, `${own}${SILO_INFIX}${TENANT}`];
  const prefixes: Prefix[] = [
    {
      sid: 'Listings',
      bucketArn: filesBucket.bucketArn,
      prefix: `${STAGE_KEY_PREFIX}${TENANT}/`,
    },
    {
      sid: 'ListingsOfOwnKey',
      bucketArn: filesBucket.bucketArn,
      prefix: `${DEDICATED_KEY_PREFIX}${TENANT}/`,
    },
    {
      // A bucket's name cannot hold the id as the tag has it: the prefix in it does.
      sid: 'ListingsOfOwnBucket',
      // Of fixed length: a `*` would reach into the keys of whatever bucket begins alike.
      bucketArn: `arn:${partition}:s3:::${own}tnt-${'?'.repeat(26)}-${account}`,
      prefix: `${STAGE_KEY_PREFIX}${TENANT}/`,
    },
  ];
  return {
    tables: [
      tenantTable.tableArn,
      table(region, `${own}plan-*`),
      ...ownTableNames.map((name) => table('*', name)),
    ],
    ownTableNames,
    prefixes,
  };
}

const itemsStatement = (tableArns: readonly string[]) =>
  new PolicyStatement({
    sid: 'Items',
    actions: ITEM_ACTIONS.map((action) => `dynamodb:${action}`),
    resources: [...tableArns],
    conditions: {
      // ForAllValues is true for a request that names no key at all; Null refuses that one.
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${TENANT}`, `T#${TENANT}#*`] },
    },
  });

/** The `*` in the tables of plans matches a slash too, and what lies beneath a table with it. */
function noIndexes({ filesBucket }: StageStorageOfStage) {
  const { partition, account } = Stack.of(filesBucket);
  return new PolicyStatement({
    sid: 'NoIndexes',
    effect: Effect.DENY,
    actions: ITEM_ACTIONS.map((action) => `dynamodb:${action}`),
    resources: [`arn:${partition}:dynamodb:*:${account}:table/*/*`],
  });
}

/** A session that was opened to read changes nothing, whatever its session policy says. */
const readingAlone = () =>
  new PolicyStatement({
    sid: 'ReadingAlone',
    effect: Effect.DENY,
    actions: [
      ...ITEM_ACTIONS.filter((action) => !isIn(READ_ACTIONS.items, action)).map(dynamodb),
      ...OBJECT_ACTIONS.filter((action) => !isIn(READ_ACTIONS.objects, action)).map(s3),
      'kms:GenerateDataKey',
    ],
    resources: ['*'],
    conditions: { StringEquals: { [`aws:PrincipalTag/${ACCESS_SESSION_TAG}`]: 'read' } },
  });

const dynamodb = (action: string) => `dynamodb:${action}`;
const s3 = (action: string) => `s3:${action}`;
const isIn = (actions: readonly string[], action: string) => actions.includes(action);

/** Names of buckets are the world's: a stranger may have made one that a tenant's would be called. */
const ofOwnAccount = ({ filesBucket }: StageStorageOfStage) => ({
  'aws:ResourceAccount': Stack.of(filesBucket).account,
});

const listingsStatement = (stores: StageStorageOfStage, { sid, bucketArn, prefix }: Prefix) =>
  new PolicyStatement({
    sid,
    actions: LISTING_ACTIONS.map((action) => `s3:${action}`),
    resources: [bucketArn],
    conditions: {
      StringLike: { 's3:prefix': `${prefix}*` },
      StringEquals: ofOwnAccount(stores),
    },
  });

type KeyUse = {
  readonly sid: string;
  readonly actions: string[];
  readonly context: Readonly<Record<string, string | string[]>>;
};

function keyStatement(
  { stage, filesBucket }: StageStorageOfStage,
  { sid, actions, context }: KeyUse,
) {
  const { partition, account } = Stack.of(filesBucket);
  return new PolicyStatement({
    sid,
    actions,
    resources: [`arn:${partition}:kms:*:${account}:key/*`],
    conditions: {
      StringEquals: {
        [`aws:ResourceTag/${TENANT_TAG}`]: TENANT,
        'aws:ResourceTag/freehold:stage': stage.name,
      },
      StringLike: Object.fromEntries(
        Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
      ),
    },
  });
}
