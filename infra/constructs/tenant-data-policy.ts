import { Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { OWN_KEY_PREFIX, STAGE_KEY_PREFIX } from '../../core/tenancy/placement.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
} from '../../core/tenancy/session-policy.ts';
import { storesPrefixOf } from '../../core/tenancy/store-names.ts';
import type { Stage } from '../config/stage.ts';

export type TenantStoresOfStage = {
  readonly stage: Stage;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
};

const TENANT = '${aws:PrincipalTag/tenantId}';

/**
 * The first lock: what a session reaches is told by its tag, under every strategy. Actions one by
 * one: no Scan, no PartiQL, no index, no listing without `s3:prefix`.
 */
export function tenantDataStatements(stores: TenantStoresOfStage): PolicyStatement[] {
  const places = placesOf(stores);
  const objects = places.prefixes.map(({ bucketArn, prefix }) => `${bucketArn}/${prefix}*`);
  return [
    itemsStatement(places.tables),
    ...places.prefixes.map(listingsStatement),
    new PolicyStatement({
      sid: 'Objects',
      actions: OBJECT_ACTIONS.map((action) => `s3:${action}`),
      resources: objects,
    }),
    // Whichever key it is: it must have encrypted the tenant's own table, or an object under its prefix.
    keyStatement(stores, {
      sid: 'ItemsKey',
      actions: ['kms:Decrypt'],
      context: { 'aws:dynamodb:tableName': places.ownTableName },
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
function placesOf({ stage, tenantTable, filesBucket }: TenantStoresOfStage) {
  const { partition, region, account } = Stack.of(filesBucket);
  const own = storesPrefixOf(stage.name);
  const table = (place: string, name: string) =>
    `arn:${partition}:dynamodb:${place}:${account}:table/${name}`;
  const ownTableName = `${own}${TENANT}`;
  const prefixes: Prefix[] = [
    {
      sid: 'Listings',
      bucketArn: filesBucket.bucketArn,
      prefix: `${STAGE_KEY_PREFIX}${TENANT}/`,
    },
    {
      sid: 'ListingsOfOwnKey',
      bucketArn: filesBucket.bucketArn,
      prefix: `${OWN_KEY_PREFIX}${TENANT}/`,
    },
    {
      // A bucket's name cannot hold the id as the tag has it: the prefix in it does.
      sid: 'ListingsOfOwnBucket',
      bucketArn: `arn:${partition}:s3:::${own}tnt-*-${account}`,
      prefix: `${STAGE_KEY_PREFIX}${TENANT}/`,
    },
  ];
  return {
    tables: [tenantTable.tableArn, table(region, `${own}plan-*`), table('*', ownTableName)],
    ownTableName,
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

const listingsStatement = ({ sid, bucketArn, prefix }: Prefix) =>
  new PolicyStatement({
    sid,
    actions: LISTING_ACTIONS.map((action) => `s3:${action}`),
    resources: [bucketArn],
    conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
  });

type KeyUse = {
  readonly sid: string;
  readonly actions: string[];
  readonly context: Readonly<Record<string, string | string[]>>;
};

function keyStatement({ filesBucket }: TenantStoresOfStage, { sid, actions, context }: KeyUse) {
  const { partition, account } = Stack.of(filesBucket);
  return new PolicyStatement({
    sid,
    actions,
    resources: [`arn:${partition}:kms:*:${account}:key/*`],
    conditions: {
      StringLike: Object.fromEntries(
        Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
      ),
    },
  });
}
