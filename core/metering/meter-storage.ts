import type { TenantId } from '../tenancy/tenant-context.ts';
import { hourOf, hoursAfter } from './period.ts';
import { platformMessage, storageIn } from './platform-usage.ts';
import type { UsageQueue } from './usage-message.ts';

export interface MeteredHours {
  /** The last hour for which the storage of all tenants was metered; null before the first one. */
  last(): Promise<Date | null>;
  done(hour: Date): Promise<void>;
}

export type MeterStoragePorts = {
  readonly tenants: { inUse(): AsyncIterable<readonly TenantId[]> };
  readonly storedBytes: (tenantId: TenantId) => Promise<number>;
  readonly hours: MeteredHours;
  readonly queue: UsageQueue;
  readonly now: () => Date;
  readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
};

const HOUR_MS = 3_600_000;
/** An event's time may lie 35 days back. */
const MOST_HOURS = 34 * 24;

/**
 * What each tenant stores in the hours that are over since the last run, those of an outage as of now. A run that died
 * is done again: an hour's event has its identity, and counts once.
 */
export async function meterStorage(ports: MeterStoragePorts) {
  const { tenants, hours, now } = ports;
  const count = { tenants: 0, hours: 0, error: 0 };
  const end = new Date(hourOf(now()).getTime() - HOUR_MS);
  const open = hoursAfter(await hours.last(), end, MOST_HOURS + 1);
  const last = open.at(-1);
  if (last === undefined) return count;
  for await (const page of tenants.inUse()) {
    await Promise.all(
      page.map(async (tenantId) => {
        try {
          await send(ports, tenantId, open);
          count.tenants += 1;
        } catch (error) {
          count.error += 1;
          ports.onError({ tenantId }, error);
        }
      }),
    );
  }
  if (count.error === 0) await hours.done(last);
  return { ...count, hours: open.length };
}

async function send(
  { storedBytes, queue, now }: MeterStoragePorts,
  tenantId: TenantId,
  hours: readonly Date[],
): Promise<void> {
  const bytes = await storedBytes(tenantId);
  const events = hours.map((hour) => storageIn(hour, bytes));
  await queue.send([platformMessage(tenantId, events, now())]);
}
