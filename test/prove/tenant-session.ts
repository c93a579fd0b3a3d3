import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { sessionPolicyOf, type SessionActions } from '../../core/tenancy/session-policy.ts';
import { eventually } from '../support/eventually.ts';
import type { Credentials, DeployedPlatform } from './deployed-platform.ts';
import { toCredentials, withRole } from './temporary-role.ts';

export type TenantSession = {
  readonly credentials: Credentials;
  /** How much of the largest session token STS gives out, in percent; the emulator does not say. */
  readonly utilizedPercent: number | undefined;
};

export type OpenSession = (placement: Placement, actions: SessionActions) => Promise<TenantSession>;

/** Works with tenants' sessions as a function of the tenant plane opens them: by a role on its path. */
export const withTenantSessions = <T>(
  platform: DeployedPlatform,
  work: (open: OpenSession) => Promise<T>,
): Promise<T> => {
  const { stage, stores } = platform;
  const mayOpen = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: stores.roleArn },
    ],
  };
  const role = { path: `/freehold/${stage}/tenant-plane/`, policies: [mayOpen] };
  return withRole(platform, role, (credentials) => {
    const sts = new STSClient(platform.aws({ credentials }));
    return work(async (placement, actions) => {
      const { tenantId } = placement;
      const assume = new AssumeRoleCommand({
        RoleArn: stores.roleArn,
        RoleSessionName: tenantId,
        Tags: [{ Key: 'tenantId', Value: tenantId }],
        Policy: sessionPolicyOf(placement, actions),
      });
      const answer = await eventually(() => sts.send(assume), PATIENCE);
      return {
        credentials: toCredentials(answer.Credentials),
        utilizedPercent: answer.SessionTokenUtilization,
      };
    });
  });
};

/** The new role's own right reaches STS after seconds. */
const PATIENCE = { seconds: 30, everyMilliseconds: 1_000 };
