import { type Arn, parseArn } from './arn.ts';
import type { Emulator } from './emulator.ts';
import { unlessNone } from './kept.ts';

type Read = (emulator: Emulator, arn: Arn, whole: string) => Promise<string | undefined>;

/** How each service tells the policy that stands at one of its resources. */
const READERS: Readonly<Record<string, Read>> = {
  s3: (emulator, { resource }) =>
    unlessNone(() => emulator.get('s3', `/${resource}?policy`), 'NoSuchBucketPolicy'),
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
    const answer = await unlessNone(
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
    const answer = await unlessNone(read, 'ResourceNotFoundException');
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
  const text = await READERS[arn.service]?.(emulator, arn, whole);
  if (text === undefined || text === '') return undefined;
  const policy = JSON.parse(text) as { readonly Statement?: readonly unknown[] };
  return policy.Statement?.length === 0 ? undefined : policy;
}

/** The ARN of what bears the policy and the tags: an object's bucket, an index's table, else the thing itself. */
export const bearerArn = (arn: string): string =>
  arn.startsWith('arn:aws:s3:::') ? arn.replace(/\/.*$/s, '') : arn.replace(/\/index\/.*$/, '');
