import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Day, RevenueDay, TenantDay } from './revenue-day.ts';

/** What tenants were at the end of each day, and what all of them were together. */
export interface RevenueDays {
  /** The last day that is closed and added up. */
  last(): Promise<RevenueDay | null>;
  /** Of one month, such as `2026-11`, in order. */
  ofMonth(month: string): Promise<readonly RevenueDay[]>;

  /** All rows of a day. */
  rows(day: Day): Promise<readonly TenantDay[]>;
  /** Of these tenants, as far as there are. */
  rowsOf(day: Day, tenantIds: readonly TenantId[]): Promise<readonly TenantDay[]>;
  /** `TENANTS_AT_ONCE` at most, all or none; false, and nothing written, once the day is closed. */
  put(day: Day, rows: readonly TenantDay[]): Promise<boolean>;

  /** From here on no row of the day is written. */
  close(day: Day): Promise<void>;
  /** What a closed day's rows add up to; again is harmless. */
  keep(day: RevenueDay): Promise<void>;
}

/** Beside the condition that the day is open, in a transaction of 100 items. */
export const TENANTS_AT_ONCE = 50;
