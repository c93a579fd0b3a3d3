import type { SealedHour } from '../rate-limits/seal-uses.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { apiCallsIn, apiErrorsIn, platformMessage } from './platform-usage.ts';
import type { UsageQueue } from './usage-message.ts';

type Ports = { readonly queue: UsageQueue; readonly now: () => Date };

const HOUR_MS = 3_600_000;

/** Sends the requests of hours that are closed to be counted, and how many were answered as errors; again is harmless. */
export async function meterApiCalls(
  { queue, now }: Ports,
  tenantId: TenantId,
  hours: readonly SealedHour[],
): Promise<void> {
  const events = hours.flatMap(({ hour, requests, serverErrors, clientErrors }) => {
    const start = new Date(hour * HOUR_MS);
    return [
      ...(requests > 0 ? [apiCallsIn(start, requests)] : []),
      ...(serverErrors > 0 ? [apiErrorsIn(start, '5xx', serverErrors)] : []),
      ...(clientErrors > 0 ? [apiErrorsIn(start, '4xx', clientErrors)] : []),
    ];
  });
  await queue.send([platformMessage(tenantId, events, now())]);
}
