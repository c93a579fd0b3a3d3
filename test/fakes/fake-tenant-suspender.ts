import type { TenantSuspender } from '../../core/billing/dunning/tenant-suspender.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

/** Keeps whom it suspended; each call can be made to fail. */
export class FakeTenantSuspender implements TenantSuspender {
  readonly suspended = new Set<TenantId>();
  readonly calls: string[] = [];
  isDown = false;

  async suspend(tenantId: TenantId) {
    this.#call('suspend');
    this.suspended.add(tenantId);
  }

  async resume(tenantId: TenantId) {
    this.#call('resume');
    this.suspended.delete(tenantId);
  }

  #call(name: string) {
    if (this.isDown) throw new Error('The registry does not answer.');
    this.calls.push(name);
  }
}
