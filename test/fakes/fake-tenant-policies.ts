import type { TenantPolicyWriter, VersionedPolicy } from '../../core/identity/change-policy.ts';
import { DEFAULT_POLICY, type TenantPolicy } from '../../core/identity/tenant-policy.ts';
import type { ToldChange } from '../../core/identity/user-accounts.ts';

export class FakeTenantPolicies implements TenantPolicyWriter {
  readonly told: ToldChange[] = [];
  readonly #policies = new Map<string, VersionedPolicy>();

  of(userPoolId: string): Promise<TenantPolicy> {
    return Promise.resolve(this.#read(userPoolId).policy);
  }

  versioned(userPoolId: string): Promise<VersionedPolicy> {
    return Promise.resolve(this.#read(userPoolId));
  }

  change(userPoolId: string, changed: VersionedPolicy, told: ToldChange): Promise<boolean> {
    const isNext = changed.version === this.#read(userPoolId).version + 1;
    if (isNext) {
      this.#policies.set(userPoolId, changed);
      this.told.push(told);
    }
    return Promise.resolve(isNext);
  }

  set(userPoolId: string, changes: Partial<TenantPolicy>): void {
    const policy = { ...DEFAULT_POLICY, ...changes };
    this.#policies.set(userPoolId, { policy, version: 2 });
  }

  #read(userPoolId: string): VersionedPolicy {
    return this.#policies.get(userPoolId) ?? { policy: DEFAULT_POLICY, version: 1 };
  }
}
