import { randomUUID } from 'node:crypto';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient, type Credentials } from '@aws-sdk/client-sts';
import { StsTenantSessions } from '../../../adapters/sts/sts-tenant-sessions.ts';
import { account, rootClient } from '../../../local/aws.ts';
import { asRoot, localCloud, throughGate } from '../local-cloud.ts';
import { deployedStores } from './deployed-stores.ts';

export const TENANT_PLANE = '/freehold/local/tenant-plane/';

const trustOfAccount = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'sts:AssumeRole',
    },
  ],
};

const mayAssumeAnyRole = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' }],
};

/** Credentials of a new role on that path, which has the right to assume others and none besides. */
export async function credentialsOfRoleAt(path: string) {
  const iam = new IAMClient(asRoot());
  const RoleName = `test-${randomUUID()}`;
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      Path: path,
      AssumeRolePolicyDocument: JSON.stringify(trustOfAccount),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'Assume',
      PolicyDocument: JSON.stringify(mayAssumeAnyRole),
    }),
  );
  const { gateUrl } = localCloud();
  // The gate reads policies anew only after seconds.
  await fetch(`${gateUrl}/_gate/forget`, { method: 'POST' });
  const sts = new STSClient(rootClient(gateUrl));
  const { Credentials: credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn ?? '', RoleSessionName: 'test' }),
  );
  return toCredentials(credentials);
}

export function toCredentials(credentials: Credentials | undefined) {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error('No credentials.');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
}

/**
 * Tenant sessions as a function of the tenant plane opens them: a role on its path assumes the
 * deployed data role. All clients of the test's process go through the gate from then on.
 */
export async function localTenantPlane() {
  process.env.AWS_ENDPOINT_URL = localCloud().gateUrl;
  const stores = await deployedStores();
  const credentials = await credentialsOfRoleAt(TENANT_PLANE);
  const sts = new STSClient(throughGate(credentials));
  const sessions = new StsTenantSessions({ roleArn: stores.roleArn, stores, sts });
  return { sessions, stores, sts };
}
