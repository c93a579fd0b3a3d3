import type { DedicatedKey, Placement } from './placement.ts';
import { TENANT_TAG } from './resource-names.ts';

/**
 * The item actions a session may be granted. Each carries `dynamodb:LeadingKeys`; Scan, PartiQL and
 * whatever AWS adds without that key are absent and stay so. Transactions are their parts.
 */
export const ITEM_ACTIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
] as const;
export type ItemAction = (typeof ITEM_ACTIONS)[number];

/** The actions on the bucket that know `s3:prefix`; ListBucketMultipartUploads does not. */
export const LISTING_ACTIONS = ['ListBucket', 'ListBucketVersions'] as const;
export type ListingAction = (typeof LISTING_ACTIONS)[number];

export const OBJECT_ACTIONS = [
  'GetObject',
  'GetObjectVersion',
  'PutObject',
  'DeleteObject',
  'DeleteObjectVersion',
  'AbortMultipartUpload',
  'ListMultipartUploadParts',
] as const;
export type ObjectAction = (typeof OBJECT_ACTIONS)[number];

/** What a function does with a tenant's data; its sessions can do nothing else. */
export type SessionActions = {
  readonly items?: readonly ItemAction[];
  readonly listings?: readonly ListingAction[];
  readonly objects?: readonly ObjectAction[];
};

/** All that a session may do that was opened to read. */
export const READ_ACTIONS = {
  items: ['GetItem', 'BatchGetItem', 'Query'],
  listings: LISTING_ACTIONS,
  objects: ['GetObject', 'GetObjectVersion', 'ListMultipartUploadParts'],
} as const satisfies SessionActions;

/** What is left of a function's actions in a session that may only read. */
export const readingOnly = ({ items, listings, objects }: SessionActions): SessionActions => ({
  items: items?.filter((action) => isIn(READ_ACTIONS.items, action)),
  listings,
  objects: objects?.filter((action) => isIn(READ_ACTIONS.objects, action)),
});

const isIn = (actions: readonly string[], action: string): boolean => actions.includes(action);

/** AWS's limit of an inline session policy, in characters; a longer one is refused at AssumeRole. */
export const SESSION_POLICY_LIMIT = 2_048;

/**
 * The second lock on a tenant's data, as JSON for AssumeRole: the tenant's id is written out, so that
 * it holds even where the role's own policy, which goes by the session's tag, were left open.
 */
export function sessionPolicyOf(placement: Placement, sessionActions: SessionActions): string {
  const { items = [], listings = [], objects = [] } = sessionActions;
  const statements = [
    ...(items.length > 0 ? [itemsStatement(placement, items)] : []),
    ...(listings.length > 0 ? [listingsStatement(placement, listings)] : []),
    ...(objects.length > 0 ? [objectsStatement(placement, objects)] : []),
    ...(placement.dedicated ? keyStatements(placement, placement.dedicated, sessionActions) : []),
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const itemsStatement = (placement: Placement, actions: readonly ItemAction[]) => ({
  Sid: 'Items',
  Effect: 'Allow',
  Action: actions.map((action) => `dynamodb:${action}`),
  Resource: placement.tableArn,
  Condition: {
    // ForAllValues is true for a request that names no key at all; Null refuses that one.
    Null: { 'dynamodb:LeadingKeys': 'false' },
    'ForAllValues:StringLike': {
      'dynamodb:LeadingKeys': [placement.partitionKey, `${placement.partitionKey}#*`],
    },
  },
});

const listingsStatement = (placement: Placement, actions: readonly ListingAction[]) => ({
  Sid: 'Listings',
  Effect: 'Allow',
  Action: actions.map((action) => `s3:${action}`),
  Resource: placement.bucketArn,
  Condition: { StringLike: { 's3:prefix': `${placement.objectPrefix}*` } },
});

const objectsStatement = (placement: Placement, actions: readonly ObjectAction[]) => ({
  Sid: 'Objects',
  Effect: 'Allow',
  Action: actions.map((action) => `s3:${action}`),
  Resource: `${placement.bucketArn}/${placement.objectPrefix}*`,
});

/**
 * What DynamoDB and S3 ask of the tenant's own key on the session's behalf. The key's tag names the
 * tenant, and the encryption context names the table, or the object: no other key, and nothing else.
 */
function keyStatements(
  placement: Placement,
  { keyArns }: DedicatedKey,
  sessionActions: SessionActions,
) {
  const { items = [], objects = [] } = sessionActions;
  const keyActions = ['Decrypt', ...(objects.some(isWrite) ? ['GenerateDataKey'] : [])];
  const { tenantId } = placement;
  const itemsKey = keyStatement('ItemsKey', keyArns, {
    tenantId,
    actions: ['Decrypt'],
    context: { 'aws:dynamodb:tableName': placement.tableName },
  });
  const objectsKey = keyStatement('ObjectsKey', keyArns, {
    tenantId,
    actions: keyActions,
    context: { 'aws:s3:arn': `${placement.bucketArn}/${placement.objectPrefix}*` },
  });
  return [...(items.length > 0 ? [itemsKey] : []), ...(objects.length > 0 ? [objectsKey] : [])];
}

const isWrite = (action: ObjectAction): boolean => action === 'PutObject';

type KeyUse = {
  readonly tenantId: string;
  readonly actions: readonly string[];
  readonly context: Readonly<Record<string, string>>;
};

const keyStatement = (sid: string, keyArns: string, { tenantId, actions, context }: KeyUse) => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions.map((action) => `kms:${action}`),
  Resource: keyArns,
  Condition: {
    StringEquals: { [`aws:ResourceTag/${TENANT_TAG}`]: tenantId },
    StringLike: Object.fromEntries(
      Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
    ),
  },
});
