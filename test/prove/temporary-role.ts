import { randomUUID } from 'node:crypto';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  STSClient,
  type Credentials as StsCredentials,
} from '@aws-sdk/client-sts';
import { eventually } from '../support/eventually.ts';
import type { Credentials, DeployedPlatform } from './deployed-platform.ts';

export type TemporaryRole = { readonly path: string; readonly policies: readonly unknown[] };

/** Works with the credentials of a role that exists for so long, and that nobody else can assume: it asks for a secret. */
export async function withRole<T>(
  platform: DeployedPlatform,
  { path, policies }: TemporaryRole,
  work: (credentials: Credentials) => Promise<T>,
): Promise<T> {
  const iam = new IAMClient(platform.aws());
  const RoleName = `freehold-prove-${randomUUID()}`;
  const ExternalId = randomUUID();
  const { Role } = await iam.send(
    new CreateRoleCommand({
      ...{ RoleName, Path: path },
      AssumeRolePolicyDocument: JSON.stringify(trustOf(platform.account, ExternalId)),
    }),
  );
  const names = policies.map((_, at) => `Policy${at}`);
  try {
    for (const [at, PolicyName] of names.entries()) {
      const PolicyDocument = JSON.stringify(policies[at]);
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
    }
    const assume = { RoleArn: Role?.Arn, RoleSessionName: 'prove', ExternalId };
    const sts = new STSClient(platform.aws());
    return await work(
      // IAM's changes reach STS after seconds.
      await eventually(
        async () => toCredentials((await sts.send(new AssumeRoleCommand(assume))).Credentials),
        { seconds: 60, everyMilliseconds: 1_000 },
      ),
    );
  } finally {
    for (const PolicyName of names)
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
  }
}

const trustOf = (account: string, externalId: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    },
  ],
});

export function toCredentials(credentials: StsCredentials | undefined): Credentials {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error('No credentials.');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
}
