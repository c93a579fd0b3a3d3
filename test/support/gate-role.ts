import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { account, region as HOME_REGION, rootCredentials } from '../../local/aws.ts';
import { throughGate } from './local-cloud.ts';

export type Statement = Readonly<Record<string, unknown>>;

export const policyOf = (...statements: Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

export const allow = (rest: Statement): Statement => ({ Effect: 'Allow', ...rest });

export const roleArnOf = (name: string) => `arn:aws:iam::${account}:role/${name}`;

/** Makes a role by way of the gate, which then knows of it at once; the account root may assume it. */
export async function makeRole(
  name: string,
  statements: readonly Statement[],
  principal: Statement = { AWS: `arn:aws:iam::${account}:root` },
): Promise<void> {
  const iam = new IAMClient(throughGate(rootCredentials));
  const trust = allow({ Principal: principal, Action: ['sts:AssumeRole', 'sts:TagSession'] });
  await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policyOf(trust) }),
  );
  if (statements.length === 0) return;
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: name,
      PolicyName: 'Test',
      PolicyDocument: policyOf(...statements),
    }),
  );
}

export type AssumedBy = {
  readonly tags?: Readonly<Record<string, string>>;
  readonly policy?: string;
  readonly sessionName?: string;
  readonly region?: string;
};

/** The settings of a client for a session of the role, in a region. */
export async function sessionOf(name: string, by: AssumedBy = {}) {
  const { tags = {}, policy, sessionName = 'gate-test', region = HOME_REGION } = by;
  const { Credentials } = await new STSClient(throughGate(rootCredentials)).send(
    new AssumeRoleCommand({
      RoleArn: roleArnOf(name),
      RoleSessionName: sessionName,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      Policy: policy,
    }),
  );
  if (Credentials === undefined) throw new Error(`${name} was assumed without credentials`);
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials;
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return { ...throughGate(credentials), region };
}
