import type { AwsRequest } from './aws-request.ts';
import { parseForm } from './rest-operations.ts';
import { parseXml, textIn } from './xml.ts';

/** Credentials of a role that are in use, with all that narrows them. */
export type RoleSession = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>` */
  readonly arn: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTagKeys: readonly string[];
  readonly sessionPolicies: readonly string[];
  readonly sessionPolicyArns: readonly string[];
  readonly expiresAtMs: number;
};

/** The session an AssumeRole call made, with the tags it inherits; undefined when the call was refused. */
export function readAssumedSession(
  { body }: AwsRequest,
  answer: string,
  parent: RoleSession | undefined,
): RoleSession | undefined {
  const document = parseXml(answer);
  const text = (name: string) => textIn(document, name);
  const arn = text('Arn');
  if (arn === '') return undefined;

  const fields = parseForm(body);
  return {
    accessKeyId: text('AccessKeyId'),
    secretAccessKey: text('SecretAccessKey'),
    sessionToken: text('SessionToken'),
    arn,
    accountId: arn.split(':')[4] ?? '',
    roleName: arn.split('/')[1] ?? '',
    ...sessionTagsOf(fields, parent),
    sessionPolicies: fields.getAll('Policy'),
    sessionPolicyArns: listField(fields, 'PolicyArns', '.arn'),
    expiresAtMs: Date.parse(text('Expiration')),
  };
}

/** The tags of a new session: those asked for, and those its parent hands down. */
export const sessionTagsOf = (
  fields: URLSearchParams,
  parent: RoleSession | undefined,
): Pick<RoleSession, 'tags' | 'transitiveTagKeys'> => ({
  tags: { ...requestTags(fields), ...transitiveTags(parent) },
  transitiveTagKeys: [
    ...listField(fields, 'TransitiveTagKeys'),
    ...(parent?.transitiveTagKeys ?? []),
  ],
});

/** A chained session keeps the tags its parent marked as transitive, whatever it asks for. */
const transitiveTags = (parent: RoleSession | undefined): Record<string, string> =>
  Object.fromEntries(
    (parent?.transitiveTagKeys ?? []).map((key) => [key, parent?.tags[key] ?? '']),
  );

/** The session tags that a request to STS passes. */
export function requestTags(fields: URLSearchParams): Record<string, string> {
  const keys = listField(fields, 'Tags', '.Key');
  const values = listField(fields, 'Tags', '.Value');
  return Object.fromEntries(keys.map((key, at) => [key, values[at] ?? '']));
}

/** The members of a query-protocol list, in their order: `Name.member.1<suffix>` and on. */
export function listField(fields: URLSearchParams, name: string, suffix = ''): string[] {
  const members: string[] = [];
  for (let at = 1; ; at += 1) {
    const member = fields.get(`${name}.member.${at}${suffix}`);
    if (member === null) return members;
    members.push(member);
  }
}
