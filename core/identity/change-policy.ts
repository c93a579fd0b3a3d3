import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantPolicies, TenantPolicy } from './tenant-policy.ts';
import type { ToldChange } from './user-accounts.ts';
import { userEvent } from './user-events.ts';

export interface TenantPolicyWriter extends TenantPolicies {
  change(userPoolId: string, policy: TenantPolicy, told: ToldChange): Promise<void>;
}
export type ChangePolicyPorts = { policies: TenantPolicyWriter; now: () => Date };

/** Acts on each sign-in and refresh from now on. */
export function changePolicy(
  { policies, now }: ChangePolicyPorts,
  user: User,
  policy: TenantPolicy,
): Promise<void> {
  const event = userEvent('policy.changed', {
    tenantId: user.tenantId,
    occasion: occasionOf(user, now()),
    data: { policy: { ...policy, allowedDomains: [...policy.allowedDomains] } },
  });
  return policies.change(user.userPoolId, policy, { event });
}
