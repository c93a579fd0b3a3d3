import { fail, ok, type Result } from '../../kit/result.ts';
import { permissionsOf, type User } from '../access/principal.ts';
import type { TenantPermission } from '../access/roles.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantPolicies, TenantPolicy } from './tenant-policy.ts';
import type { ToldChange } from './user-accounts.ts';
import { userEvent } from './user-events.ts';

export interface TenantPolicyWriter extends TenantPolicies {
  /** False, and nothing written, where `keepsSupportAccess` and it would change. */
  change(
    userPoolId: string,
    policy: TenantPolicy,
    told: ToldChange & { readonly keepsSupportAccess: boolean },
  ): Promise<boolean>;
}
export type ChangePolicyPorts = { policies: TenantPolicyWriter; now: () => Date };
type GrantNotPermitted = {
  readonly kind: 'GrantNotPermitted';
  readonly lacking: readonly TenantPermission[];
};

const LETS_SUPPORT_IN = 'support-access:write' satisfies TenantPermission;

/** Acts on each sign-in and refresh from now on. Whether support is let in, only those decide who may let it in. */
export async function changePolicy(
  { policies, now }: ChangePolicyPorts,
  user: User,
  policy: TenantPolicy,
): Promise<Result<void, GrantNotPermitted>> {
  const event = userEvent('policy.changed', {
    tenantId: user.tenantId,
    occasion: occasionOf(user, now()),
    data: { policy: { ...policy, allowedDomains: [...policy.allowedDomains] } },
  });
  const keepsSupportAccess = !permissionsOf(user).includes(LETS_SUPPORT_IN);
  return (await policies.change(user.userPoolId, policy, { event, keepsSupportAccess }))
    ? ok(undefined)
    : fail({ kind: 'GrantNotPermitted', lacking: [LETS_SUPPORT_IN] });
}
