import type { TenantPolicyWriter } from '../../core/identity/change-policy.ts';
import { DEFAULT_POLICY, type TenantPolicy } from '../../core/identity/tenant-policy.ts';
import type { ToldChange } from '../../core/identity/user-accounts.ts';

export class FakeTenantPolicies implements TenantPolicyWriter {
  readonly told: ToldChange[] = [];
  readonly #policies = new Map<string, TenantPolicy>();

  of(userPoolId: string): Promise<TenantPolicy> {
    return Promise.resolve(this.#policies.get(userPoolId) ?? DEFAULT_POLICY);
  }

  async change(
    userPoolId: string,
    policy: TenantPolicy,
    { keepsSupportAccess, ...told }: Parameters<TenantPolicyWriter['change']>[2],
  ): Promise<boolean> {
    const { supportAccess } = await this.of(userPoolId);
    if (keepsSupportAccess && policy.supportAccess !== supportAccess) return false;
    this.#policies.set(userPoolId, policy);
    this.told.push(told);
    return true;
  }

  set(userPoolId: string, changes: Partial<TenantPolicy>): void {
    this.#policies.set(userPoolId, { ...DEFAULT_POLICY, ...changes });
  }
}
