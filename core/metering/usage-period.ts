import type { TenantId } from '../tenancy/tenant-context.ts';
import { calendarUnitOf, periodFrom, type Period } from './period.ts';
import type { PeriodClosed } from './metering-events.ts';

/** What a tenant's usage is added up in, and billed: a calendar month of its time zone. */
export type UsagePeriod = Period & { readonly timeZone: string };

export type OpenPeriod = UsagePeriod & {
  readonly tenantId: TenantId;
  /** How long late usage still belongs to it. */
  readonly closesAt: Date;
};

/** The periods of tenants: exactly one is open, and each begins when the one before ended. */
export interface UsagePeriods {
  /** The open one; null before any usage. */
  find(tenantId: TenantId): Promise<OpenPeriod | null>;

  /** The first one; nothing where one is open. */
  begin(period: OpenPeriod): Promise<void>;

  /** The open ones that are over, with the time for late usage. */
  listDue(now: Date): AsyncIterable<readonly OpenPeriod[]>;

  /** Closes it, opens the next one and tells of it; false, and nothing changed, where that was done. */
  close(period: OpenPeriod, next: OpenPeriod, event: PeriodClosed): Promise<boolean>;
}

const HOUR_MS = 3_600_000;

export const firstPeriod = (time: Date, timeZone: string): UsagePeriod => ({
  ...calendarUnitOf('month', time, timeZone),
  timeZone,
});

export const nextPeriod = ({ end }: Period, timeZone: string): UsagePeriod => ({
  ...periodFrom(end, timeZone),
  timeZone,
});

export const openedFor = (
  tenantId: TenantId,
  period: UsagePeriod,
  graceHours: number,
): OpenPeriod => ({
  ...{ ...period, tenantId },
  closesAt: new Date(period.end.getTime() + graceHours * HOUR_MS),
});
