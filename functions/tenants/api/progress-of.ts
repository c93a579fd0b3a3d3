import type { QueuePlaces } from '../../../core/provisioning/provisioning-slots.ts';
import type { TenantRecord } from '../../../core/provisioning/tenant-records.ts';

/** The place in the queue of a tenant whose provisioning has not begun. */
export async function progressOf(
  places: QueuePlaces,
  { tenant, steps }: TenantRecord,
): Promise<{ readonly progress?: { readonly place: number } }> {
  const isWaiting =
    tenant.state === 'provisioning' &&
    !tenant.failure &&
    steps.every(({ status }) => status === 'pending');
  const place = isWaiting ? await places.placeOf(tenant) : null;
  return place === null ? {} : { progress: { place } };
}
