import type { ProvisioningSlots, QueuePlaces } from '../../core/provisioning/provisioning-slots.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

export class FakeProvisioningSlots implements ProvisioningSlots, QueuePlaces {
  readonly running = new Set<TenantId>();
  isQueued = false;
  limit: number;
  /** What `placeOf` answers to those who have no slot. */
  place = 1;

  constructor(limit = 10) {
    this.limit = limit;
  }

  async read() {
    return { running: new Set(this.running), isQueued: this.isQueued };
  }

  async takeNow(tenantId: TenantId) {
    if (this.running.has(tenantId)) return true;
    if (!this.isQueued && (await this.takeInTurn(tenantId))) return true;
    this.isQueued = true;
    return false;
  }

  async takeInTurn(tenantId: TenantId) {
    if (!this.running.has(tenantId) && this.running.size >= this.limit) return false;
    this.running.add(tenantId);
    return true;
  }

  async release(tenantId: TenantId) {
    this.running.delete(tenantId);
  }

  async endQueue() {
    this.isQueued = false;
  }

  async placeOf({ id }: { readonly id: TenantId }) {
    return this.running.has(id) ? null : this.place;
  }
}
