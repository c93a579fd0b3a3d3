import { type Arn, parseArn } from './arn.ts';
import type { Emulator } from './emulator.ts';
import { readStack } from './stack-facts.ts';

type Tags = Readonly<Record<string, string>>;
type Read = (emulator: Emulator, arn: Arn, whole: string) => Promise<Tags>;
type Tag = Readonly<Record<string, string>>;

/** How each service tells the tags of its resources; those of other services count as untagged. */
const READERS: Readonly<Record<string, Read>> = {
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
  return (await READERS[arn.service]?.(emulator, arn, whole)) ?? {};
}

const toTags = (tags: unknown, key: string, value: string): Tags =>
  Object.fromEntries(
    ((tags ?? []) as readonly Tag[]).map((tag) => [tag[key] ?? '', tag[value] ?? '']),
  );
