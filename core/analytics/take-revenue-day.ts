import type { TenantId } from '../tenancy/tenant-context.ts';
import { revenueOfDay, type Day, type RevenueDay, type TenantDay } from './revenue-day.ts';
import { TENANTS_AT_ONCE, type RevenueDays } from './revenue-days.ts';
import type { TenantDayOf } from './tenant-day-of.ts';

export type TakeRevenueDayPorts = {
  readonly tenants: { inUse(): AsyncIterable<readonly TenantId[]> };
  readonly tenantDayOf: TenantDayOf;
  readonly days: RevenueDays;
  readonly now: () => Date;
  readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
};

const DAY_MS = 86_400_000;
/** Requests of an hour are sealed within eleven minutes after it, what is stored within the next hour. */
const AFTER_MS = 2 * 3_600_000;

/**
 * Writes down what every tenant is, once a day: the day that is over. What a run did not reach is the next one's; when all
 * tenants are there, the day is closed, and what it adds up to is kept. One that is missed is in the next one.
 */
export async function takeRevenueDay(ports: TakeRevenueDayPorts, deadline: Date) {
  const { days, now } = ports;
  const count = { tenants: 0, closed: 0, error: 0 };
  const day = dayOver(now());
  const last = await days.last();
  if (last && last.day >= day) return count;

  const known = new Set((await days.rows(day)).map(({ tenantId }) => tenantId));
  for await (const page of ports.tenants.inUse()) {
    const open = page.filter((tenantId) => !known.has(tenantId));
    for (let start = 0; start < open.length; start += TENANTS_AT_ONCE) {
      if (now() >= deadline) return count;
      const part = open.slice(start, start + TENANTS_AT_ONCE);
      const { rows, error } = await rowsOf(ports, part, { day, last });
      count.error += error;
      // Another run closed the day, and may have died before the sum: its rows are what counts.
      if (!(await days.put(day, rows)))
        return { ...count, closed: await closeDay(days, day, last) };
      count.tenants += rows.length;
    }
  }
  if (count.error > 0) return count;
  return { ...count, closed: await closeDay(days, day, last) };
}

type Taken = { readonly day: Day; readonly last: RevenueDay | null };

async function rowsOf(
  { days, tenantDayOf, onError }: TakeRevenueDayPorts,
  tenantIds: readonly TenantId[],
  { day, last }: Taken,
) {
  const before = last ? await days.rowsOf(last.day, tenantIds) : [];
  const byTenant = new Map(before.map((row) => [row.tenantId, row]));
  const span = { start: last ? endOf(last.day) : startOf(day), end: endOf(day) };
  const rows: TenantDay[] = [];
  await Promise.all(
    tenantIds.map(async (tenantId) => {
      try {
        rows.push(await tenantDayOf(tenantId, { span, before: byTenant.get(tenantId) }));
      } catch (error) {
        onError({ tenantId }, error);
      }
    }),
  );
  return { rows, error: tenantIds.length - rows.length };
}

/** Its rows stand still before they are added up: a run that died here is done again, to the same sum. */
async function closeDay(days: RevenueDays, day: Day, last: RevenueDay | null): Promise<1> {
  await days.close(day);
  const before = last ? await days.rows(last.day) : [];
  await days.keep(revenueOfDay(day, before, await days.rows(day)));
  return 1;
}

const dayOver = (now: Date): Day =>
  new Date(now.getTime() - AFTER_MS - DAY_MS).toISOString().slice(0, 10);

const startOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const endOf = (day: Day): Date => new Date(startOf(day).getTime() + DAY_MS);
