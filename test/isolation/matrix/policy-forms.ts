import { TENANT_TAG } from '../../../core/tenancy/resource-names.ts';
import { lookalike, otherAt, OTHERS, own, ownAt, STAGE } from './policy-parties.ts';
import type { KeyPlace, Place, TablePlace } from './policy-targets.ts';

export type KeyUser = 'items' | 'objects';

/** What a request says beside its action and its resource. */
export type Form = {
  readonly ownAt: Place['ownAt'];
  readonly context: Readonly<Record<string, string | string[]>>;
  readonly keyUser?: KeyUser;
  /** Refused by the policy at the resource alone: it is the attacker's own, in a way that is not taken. */
  readonly isLeftToResource?: boolean;
};

/** An absent value is a request that does not say it at all. */
const saying = (key: string, value: string | string[] | undefined): Form['context'] =>
  value === undefined ? {} : { [key]: value };

const isOwnKey = (key: string) => key === `T#${own}` || key.startsWith(`T#${own}#`);

/** The partition keys tried at a table. */
export function itemKeys(place: Place): readonly Form[] {
  const { other = OTHERS.shared_schema } = place as Partial<TablePlace>;
  return leadingKeys(other).map((keys) => ({
    ownAt: keys?.every(isOwnKey) ? place.ownAt : null,
    context: saying('dynamodb:LeadingKeys', keys && [...keys]),
  }));
}

const leadingKeys = (other: string): readonly (readonly string[] | undefined)[] => [
  [`T#${own}`],
  [`T#${own}#tasks`],
  [`T#${other}`],
  [`T#${other}#tasks`],
  [`T#${lookalike}`],
  [`T#${lookalike}#tasks`],
  [`T#${own}`, `T#${other}#tasks`],
  [`TENANT#${own}`],
  [`POOL#us-east-1_Pool`],
  ['T#'],
  ['*'],
  [`T#${own.toUpperCase()}`],
  [`T#${own}/../T#${other}`],
  undefined,
];

/** The prefixes tried at a bucket. */
export const bucketListings = (place: Place): readonly Form[] =>
  PREFIXES.map((prefix) => ({
    ownAt: ownersOf(prefix, place),
    context: saying('s3:prefix', prefix),
  }));

/** Of a bucket's owners, those under whose strategy that prefix is the attacker's. */
function ownersOf(prefix: string | undefined, { ownAt: isolations }: Place): Place['ownAt'] {
  const owners =
    isolations?.filter((isolation) => prefix?.startsWith(ownAt(isolation).objectPrefix)) ?? [];
  return owners.length > 0 ? owners : null;
}

const PREFIXES: readonly (string | undefined)[] = [
  `t/${own}/`,
  `t/${own}/files/`,
  `k/${own}/`,
  `k/${own}/files/`,
  `t/${OTHERS.shared_schema}/`,
  `t/${OTHERS.shared_database}/files/`,
  `k/${OTHERS.separate_schema}/`,
  `t/${OTHERS.separate_database}/`,
  `t/${lookalike}/`,
  `k/${lookalike}/`,
  `t/${own}`,
  `k/${own}`,
  't/',
  'k/',
  '',
  '*',
  `T/${own}/`,
  undefined,
];

const SSE = 's3:x-amz-server-side-encryption';
const OWN_KEY = {
  [SSE]: 'aws:kms',
  [`${SSE}-aws-kms-key-id`]: ownAt('separate_schema').dedicated?.keyAlias ?? '',
};

/** Where each object must name the tenant's key, a write without it is nobody's, whoever's the place is. */
export function objectWrites(place: Place): readonly Form[] {
  const isNamedByObjects = place.ownAt?.includes('separate_schema') ?? false;
  if (!isNamedByObjects) return [{ ownAt: place.ownAt, context: {} }];
  const unnamed: readonly Form['context'][] = [
    {},
    { [SSE]: 'AES256' },
    { [SSE]: 'aws:kms' },
    { [SSE]: 'aws:kms:dsse' },
  ];
  return [
    { ownAt: place.ownAt, context: OWN_KEY },
    ...unnamed.map((context) => ({ ownAt: null, context, isLeftToResource: true })),
  ];
}

type KeyContext = readonly [user: KeyUser, context: string, ownAt: Place['ownAt']];

const silo = ownAt('separate_database');
const bridge = ownAt('separate_schema');
const [otherSilo, otherBridge] = [otherAt('separate_database'), otherAt('separate_schema')];
const objectIn = (bucketArn: string, prefix: string) => `${bucketArn}/${prefix}files/fil_1/a.txt`;

/** What the stores tell KMS of what is encrypted. */
const KEY_CONTEXTS: readonly KeyContext[] = [
  ['items', bridge.tableName, ['separate_schema']],
  ['items', silo.tableName, ['separate_database']],
  ['items', otherBridge.tableName, null],
  ['items', otherSilo.tableName, null],
  ['items', ownAt('shared_schema').tableName, null],
  ['items', `${bridge.tableName}0`, null],
  ['objects', objectIn(bridge.bucketArn, bridge.objectPrefix), ['separate_schema']],
  ['objects', objectIn(silo.bucketArn, silo.objectPrefix), ['separate_database']],
  ['objects', objectIn(otherBridge.bucketArn, otherBridge.objectPrefix), null],
  ['objects', objectIn(otherSilo.bucketArn, otherSilo.objectPrefix), null],
  ['objects', objectIn(bridge.bucketArn, `k/${lookalike}/`), null],
  ['objects', objectIn(bridge.bucketArn, `t/${own}/`), null],
  // What a bucket key would say.
  ['objects', bridge.bucketArn, null],
  ['objects', otherSilo.bucketArn, null],
];

/** The encryption contexts tried with a key: of the own data, of the other's, another, and none. */
export function keyUses(place: Place): readonly Form[] {
  const { tenantTag } = place as Partial<KeyPlace>;
  const tag = {
    ...saying(`aws:ResourceTag/${TENANT_TAG}`, tenantTag),
    // A tenant's key bears both.
    ...saying('aws:ResourceTag/freehold:stage', tenantTag && STAGE),
  };
  const others: readonly Form['context'][] = [{}, { 'kms:EncryptionContext:tenantId': own }];
  return [
    ...others.map((context) => ({ ownAt: null, context: { ...tag, ...context } })),
    ...KEY_CONTEXTS.map(([user, value, isolations]) => ({
      ownAt: ownersOfUse(place, isolations),
      context: { ...tag, [`kms:EncryptionContext:${CONTEXT_NAMES[user]}`]: value },
      keyUser: user,
    })),
  ];
}

const CONTEXT_NAMES = { items: 'aws:dynamodb:tableName', objects: 'aws:s3:arn' } as const;

/** The key of one placement with the data of another is the attacker's own, and at none of its placements. */
function ownersOfUse({ ownAt: keyAt }: Place, dataAt: Place['ownAt']): Place['ownAt'] {
  return keyAt && dataAt && keyAt.filter((isolation) => dataAt.includes(isolation));
}
