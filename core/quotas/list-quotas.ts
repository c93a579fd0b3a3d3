import type { Quantity } from '../plans/feature.ts';
import { limitsFor, type EntitledPrincipal } from '../plans/entitled.ts';
import type { Plans } from '../plans/plan.ts';
import type { PlanOfTenant } from '../plans/terms-of.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { StorageCounters } from './storage-counters.ts';

export type Quota = {
  readonly quota: 'storage' | 'members';
  readonly unit: 'bytes' | 'seats';
  readonly used: number;
  readonly reserved: number;
  readonly limit: Quantity;
};

export type ListQuotasPorts = {
  readonly plans: Plans;
  readonly counters: Pick<StorageCounters, 'find'>;
  /** Seats that members and open invitations take. */
  readonly seatsOf: (userPoolId: string) => Promise<number>;
  readonly now: () => Date;
};

type Asking = EntitledPrincipal &
  PlanOfTenant & { readonly tenantId: TenantId; readonly userPoolId: string };

/** How much of its plan a tenant uses at this moment; two reads. */
export async function listQuotas(ports: ListQuotasPorts, asking: Asking): Promise<Quota[]> {
  const limits = limitsFor(ports.plans, asking, ports.now());
  const [storage, seats] = await Promise.all([
    ports.counters.find(asking.tenantId),
    ports.seatsOf(asking.userPoolId),
  ]);
  // Of a tenant from before its first count, what was deleted since may be more than what was stored since.
  const used = Math.max(0, storage.usedBytes);
  const { reservedBytes: reserved } = storage;
  return [
    { quota: 'storage', unit: 'bytes', used, reserved, limit: limits.storageBytes },
    { quota: 'members', unit: 'seats', used: seats, reserved: 0, limit: limits.users },
  ];
}
