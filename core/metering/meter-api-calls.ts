import type { SealedHour } from '../rate-limits/seal-uses.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { apiCallsIn, platformMessage } from './platform-usage.ts';
import type { UsageQueue } from './usage-message.ts';

type Ports = { readonly queue: UsageQueue; readonly now: () => Date };

const HOUR_MS = 3_600_000;

/** Sends the requests of hours that are closed to be counted; again is harmless. */
export async function meterApiCalls(
  { queue, now }: Ports,
  tenantId: TenantId,
  hours: readonly SealedHour[],
): Promise<void> {
  const events = hours.map(({ hour, requests }) => apiCallsIn(new Date(hour * HOUR_MS), requests));
  await queue.send([platformMessage(tenantId, events, now())]);
}
