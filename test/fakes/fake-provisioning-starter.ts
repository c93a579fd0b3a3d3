import {
  executionName,
  type ExecutionKey,
} from '../../core/provisioning/provisioning-executions.ts';
import type { QueuePlaces } from '../../core/provisioning/provisioning-slots.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { ProvisioningStarter } from '../../core/tenants/provisioning-starter.ts';

/** Takes every order and notes it; refuses them while `isDown`. */
export class FakeProvisioningStarter implements ProvisioningStarter, QueuePlaces {
  readonly started: string[] = [];
  isDown = false;
  /** Of those who wait their turn; null where nobody does. */
  place: number | null = null;
  readonly running = new Set<TenantId>();

  async start({ tenantId, attempt }: { readonly tenantId: TenantId; readonly attempt: number }) {
    if (this.isDown) throw new Error('down');
    if (this.place !== null) return { kind: 'StartQueued' } as const;
    this.started.push(`${tenantId}-${attempt}`);
    this.running.add(tenantId);
    return undefined;
  }

  async placeOf({ id }: { readonly id: TenantId }) {
    return this.running.has(id) || this.place === null ? null : this.place;
  }

  async startCompensation(execution: ExecutionKey) {
    if (this.isDown) throw new Error('down');
    this.started.push(executionName(execution));
  }
}
