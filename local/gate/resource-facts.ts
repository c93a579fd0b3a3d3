import type { Emulator } from './emulator.ts';
import { undefinedIfMissing } from './fact-cache.ts';
import { membersIn, membersOf, parseXml, textOf } from './xml.ts';

/** The parts of an ARN that tell whom to ask about the thing. */
type Arn = {
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
};

function parseArn(arn: string): Arn {
  const [, , service = '', region = '', accountId = '', ...resource] = arn.split(':');
  return { service, region, accountId, resource: resource.join(':') };
}

type ReadPolicy = (emulator: Emulator, arn: Arn, whole: string) => Promise<string | undefined>;

/** How each service tells the policy that stands at one of its resources. */
const POLICY_READERS: Readonly<Record<string, ReadPolicy>> = {
  s3: (emulator, { resource }) =>
    undefinedIfMissing(() => emulator.get('s3', `/${resource}?policy`), 'NoSuchBucketPolicy'),
  kms: async (emulator, { region, resource }, whole) => {
    if (!resource.startsWith('key/')) return undefined;
    const question = { service: 'kms', region, target: 'TrentService.GetKeyPolicy' };
    const input = { KeyId: whole, PolicyName: 'default' };
    return (await emulator.call(question, input)).Policy as string;
  },
  dynamodb: async (emulator, { region, resource }, whole) => {
    if (!resource.startsWith('table/')) return undefined;
    const question = {
      service: 'dynamodb',
      region,
      target: 'DynamoDB_20120810.GetResourcePolicy',
    };
    const input = { ResourceArn: whole };
    const answer = await undefinedIfMissing(
      () => emulator.call(question, input),
      'PolicyNotFoundException',
    );
    return answer?.Policy as string | undefined;
  },
  sqs: async (emulator, { region, accountId, resource }) => {
    const question = { service: 'sqs', region, target: 'AmazonSQS.GetQueueAttributes' };
    const QueueUrl = `${emulator.url}/${accountId}/${resource}`;
    const answer = await emulator.call(question, { QueueUrl, AttributeNames: ['Policy'] });
    return (answer.Attributes as { Policy?: string } | undefined)?.Policy;
  },
  lambda: async (emulator, { region, resource }) => {
    const name = resource.split(':')[1] ?? '';
    const read = () =>
      emulator.get('lambda', `/2015-03-31/functions/${encodeURIComponent(name)}/policy`, region);
    const answer = await undefinedIfMissing(read, 'ResourceNotFoundException');
    return answer === undefined ? undefined : (JSON.parse(answer) as { Policy: string }).Policy;
  },
  secretsmanager: async (emulator, { region }, whole) => {
    const question = { service: 'secretsmanager', region, target: GET_SECRET_POLICY };
    return (await emulator.call(question, { SecretId: whole })).ResourcePolicy as
      string | undefined;
  },
};

const GET_SECRET_POLICY = 'secretsmanager.GetResourcePolicy';

/** The policy at a resource; undefined where none stands, or where the gate reads none. */
export async function readResourcePolicy(emulator: Emulator, whole: string): Promise<unknown> {
  const arn = parseArn(whole);
  const text = await POLICY_READERS[arn.service]?.(emulator, arn, whole);
  if (text === undefined || text === '') return undefined;
  const policy = JSON.parse(text) as { readonly Statement?: readonly unknown[] };
  return policy.Statement?.length === 0 ? undefined : policy;
}

/** The ARN of what bears the policy and the tags: an object's bucket, an index's table, else the thing itself. */
export const bearerArn = (arn: string): string =>
  arn.startsWith('arn:aws:s3:::') ? arn.replace(/\/.*$/s, '') : arn.replace(/\/index\/.*$/, '');

type Tags = Readonly<Record<string, string>>;
type ReadTags = (emulator: Emulator, arn: Arn, whole: string) => Promise<Tags>;
type Tag = Readonly<Record<string, string>>;

/** How each service tells the tags of its resources; those of other services count as untagged. */
const TAG_READERS: Readonly<Record<string, ReadTags>> = {
  dynamodb: async (emulator, { region }, whole) => {
    const target = 'DynamoDB_20120810.ListTagsOfResource';
    const input = { ResourceArn: whole };
    const answer = await emulator.call({ service: 'dynamodb', region, target }, input);
    return toTags(answer.Tags, 'Key', 'Value');
  },
  kms: async (emulator, { region, resource }, whole) => {
    if (!resource.startsWith('key/')) return {};
    const question = { service: 'kms', region, target: 'TrentService.ListResourceTags' };
    return toTags((await emulator.call(question, { KeyId: whole })).Tags, 'TagKey', 'TagValue');
  },
  'cognito-idp': async (emulator, { region, resource }) => {
    const target = 'AWSCognitoIdentityProviderService.DescribeUserPool';
    const question = { service: 'cognito-idp', region, target };
    const UserPoolId = resource.slice(resource.indexOf('/') + 1);
    const { UserPool } = await emulator.call(question, { UserPoolId });
    return (UserPool as { UserPoolTags?: Tags | null }).UserPoolTags ?? {};
  },
  cloudformation: async (emulator, { region, resource }) =>
    (await readStack(emulator, region, resource.split('/')[1] ?? '')).tags,
  secretsmanager: async (emulator, { region }, whole) => {
    const question = { service: 'secretsmanager', region, target: 'secretsmanager.DescribeSecret' };
    return toTags((await emulator.call(question, { SecretId: whole })).Tags, 'Key', 'Value');
  },
};

/** The tags of a resource; none where the gate does not know how to ask. */
export async function readTags(emulator: Emulator, whole: string): Promise<Tags> {
  const arn = parseArn(whole);
  return (await TAG_READERS[arn.service]?.(emulator, arn, whole)) ?? {};
}

const toTags = (tags: unknown, key: string, value: string): Tags =>
  Object.fromEntries(
    ((tags ?? []) as readonly Tag[]).map((tag) => [tag[key] ?? '', tag[value] ?? '']),
  );

export type StackFacts = { readonly arn: string; readonly tags: Tags };

/** A stack's full ARN and tags; rejects when there is no such stack. */
export async function readStack(
  emulator: Emulator,
  region: string,
  name: string,
): Promise<StackFacts> {
  const fields = { Action: 'DescribeStacks', Version: '2010-05-15', StackName: name };
  const document = parseXml(await emulator.queryCall('cloudformation', fields, region));
  const [stack] = membersIn(document, 'Stacks');
  if (stack === undefined) throw new Error(`DescribeStacks tells nothing of ${name}`);
  return {
    arn: textOf(stack, 'StackId'),
    tags: Object.fromEntries(
      membersOf(stack, 'Tags').map((tag) => [textOf(tag, 'Key'), textOf(tag, 'Value')]),
    ),
  };
}
