import { fail, ok, type Result } from '../../kit/result.ts';
import { permissionsOf, type User } from '../access/principal.ts';
import type { TenantPermission } from '../access/roles.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantPolicies, TenantPolicy } from './tenant-policy.ts';
import type { ToldChange } from './user-accounts.ts';
import { userEvent } from './user-events.ts';

/** Grows with each change; 1 where nobody changed the platform's own. */
export type VersionedPolicy = { readonly policy: TenantPolicy; readonly version: number };

export interface TenantPolicyWriter extends TenantPolicies {
  versioned(userPoolId: string): Promise<VersionedPolicy>;

  /** In the place of the version before it; false, and nothing written, where that is not there any more. */
  change(userPoolId: string, changed: VersionedPolicy, told: ToldChange): Promise<boolean>;
}
export type ChangePolicyPorts = { policies: TenantPolicyWriter; now: () => Date };
export type ChangePolicy = {
  readonly policy: TenantPolicy;
  /** Those that the change was made against; null for any. */
  readonly versions: readonly number[] | null;
};
type GrantNotPermitted = {
  readonly kind: 'GrantNotPermitted';
  readonly lacking: readonly TenantPermission[];
};
export type ChangePolicyError = { readonly kind: 'VersionConflict' } | GrantNotPermitted;

const LETS_SUPPORT_IN = 'support-access:write' satisfies TenantPermission;

/** Acts on each sign-in and refresh from now on. Whether support is let in, only those decide who may let it in. */
export async function changePolicy(
  { policies, now }: ChangePolicyPorts,
  user: User,
  { policy, versions }: ChangePolicy,
): Promise<Result<VersionedPolicy, ChangePolicyError>> {
  const { policy: former, version } = await policies.versioned(user.userPoolId);
  if (versions && !versions.includes(version)) return fail({ kind: 'VersionConflict' });
  if (policy.supportAccess !== former.supportAccess && !mayLetSupportIn(user)) {
    return fail({ kind: 'GrantNotPermitted', lacking: [LETS_SUPPORT_IN] });
  }

  const event = userEvent('policy.changed', {
    tenantId: user.tenantId,
    occasion: occasionOf(user, now()),
    data: { policy: told(policy), previous: { policy: told(former) } },
  });
  const changed = { policy, version: version + 1 };
  const isWritten = await policies.change(user.userPoolId, changed, { event });
  return isWritten ? ok(changed) : fail({ kind: 'VersionConflict' });
}

const told = (policy: TenantPolicy) => ({ ...policy, allowedDomains: [...policy.allowedDomains] });

const mayLetSupportIn = (user: User) => permissionsOf(user).includes(LETS_SUPPORT_IN);
