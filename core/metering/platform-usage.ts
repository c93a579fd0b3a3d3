import type { TenantId } from '../tenancy/tenant-context.ts';
import { PLATFORM_METERS, type StatusClass } from './meter.ts';
import { formatQuantity, gigabytes } from './quantity.ts';
import { quarantineId } from './event-identity.ts';
import type { UsageMessage } from './usage-message.ts';

const hourText = (time: Date): string => time.toISOString().slice(0, 13);

type PlatformEvent = {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: Date;
  readonly data: Readonly<Record<string, unknown>>;
};

export const apiCallsIn = (hour: Date, calls: number): PlatformEvent => ({
  source: 'freehold/api',
  id: hourText(hour),
  type: PLATFORM_METERS.api_calls.eventType,
  time: hour,
  data: { calls },
});

export const apiErrorsIn = (
  hour: Date,
  statusClass: StatusClass,
  errors: number,
): PlatformEvent => ({
  source: 'freehold/api',
  id: `${hourText(hour)} ${statusClass}`,
  type: PLATFORM_METERS.api_errors.eventType,
  time: hour,
  data: { errors, statusClass },
});

/** What is stored when it is looked at stands for the hour. */
export const storageIn = (hour: Date, bytes: number): PlatformEvent => ({
  source: 'freehold/storage',
  id: hourText(hour),
  type: PLATFORM_METERS.storage_gb_hours.eventType,
  time: hour,
  data: { gbHours: formatQuantity(gigabytes(bytes)), bytes },
});

/** Once a user and hour, however often it is told. */
export const userActiveAt = (time: Date, userId: string): PlatformEvent => ({
  source: 'freehold/sign-in',
  id: `${hourText(time)} ${userId}`,
  type: PLATFORM_METERS.active_users.eventType,
  time,
  data: { userId },
});

/** Its events bear their identities: who is in doubt whether they are on their way sends them again. */
export function platformMessage(
  tenantId: TenantId,
  events: readonly PlatformEvent[],
  receivedAt: Date,
): UsageMessage {
  return {
    ...{ tenantId, sender: 'platform', receivedAt, isReplay: false },
    events: events.map((event) => ({
      event,
      quarantineId: quarantineId(event.time, `${tenantId} ${event.source} ${event.id}`, 0),
    })),
  };
}
