import { eachDue } from '../../kit/each-due.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { periodClosed } from './metering-events.ts';
import type { TimeZones } from './time-zones.ts';
import { nextPeriod, openedFor, type OpenPeriod, type UsagePeriods } from './usage-period.ts';

export type ClosePeriodsPorts = {
  readonly periods: UsagePeriods;
  readonly timeZones: TimeZones;
  readonly graceHours: number;
  /** Whether windows are still to be sealed that should have been: no period is closed before them. */
  readonly isSealingLate: (now: Date) => Promise<boolean>;
  readonly now: () => Date;
  readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
};

/** Closes the periods that are over, also all that an outage left. Ends at the deadline; the next run goes on. */
export async function closePeriods(ports: ClosePeriodsPorts, deadline: Date) {
  const { periods, isSealingLate, now, onError } = ports;
  if (await isSealingLate(now())) return { closed: 0, error: 0 };
  const { done, error } = await eachDue(
    {
      ...{ pages: periods.listDue(now()), deadline, now },
      onError: ({ tenantId }, cause) => onError({ tenantId }, cause),
    },
    (period) => closeAllOf(ports, period),
  );
  return { closed: done, error };
}

async function closeAllOf(ports: ClosePeriodsPorts, first: OpenPeriod): Promise<number> {
  const { periods, timeZones, graceHours, now } = ports;
  const timeZone = await timeZones.of(first.tenantId);
  let closed = 0;
  for (let period = first; period.closesAt <= now(); closed += 1) {
    const { tenantId } = period;
    const next = openedFor(tenantId, nextPeriod(period, timeZone), graceHours);
    const event = periodClosed(tenantId, period, now());
    if (!(await periods.close(period, next, event))) break;
    period = next;
  }
  return closed;
}
