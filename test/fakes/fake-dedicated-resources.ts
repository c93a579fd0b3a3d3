import type {
  DedicatedResources,
  ResourcesRefused,
} from '../../core/tenancy/dedicated-resources.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

/** Stores that stand, or are gone, when they are asked for the second time. */
export class FakeDedicatedResources implements DedicatedResources {
  readonly stores = new Map<string, 'making' | 'ready' | 'deleting'>();
  /** What making answers in place of working. */
  refusal?: string;
  /** How often stores that are being made are still not there. */
  slowness = 1;
  #asked = 0;

  async make({ tenantId }: Placement): Promise<Result<'ready' | 'pending', ResourcesRefused>> {
    if (this.refusal !== undefined) return fail({ kind: 'ResourcesRefused', reason: this.refusal });
    if (this.stores.get(tenantId) === 'ready') return ok('ready');
    this.#asked = this.stores.get(tenantId) === 'making' ? this.#asked + 1 : 0;
    this.stores.set(tenantId, this.#asked < this.slowness ? 'making' : 'ready');
    return ok(this.#asked < this.slowness ? 'pending' : 'ready');
  }

  async delete({ tenantId }: Placement): Promise<'gone' | 'pending'> {
    if (this.stores.get(tenantId) !== 'deleting' && this.stores.has(tenantId)) {
      this.stores.set(tenantId, 'deleting');
      return 'pending';
    }
    this.stores.delete(tenantId);
    return 'gone';
  }
}
