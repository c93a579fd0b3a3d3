import { eachDue } from '../../kit/each-due.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Counted } from './hourly-counts.ts';

const HOUR_MS = 3_600_000;
/** An environment tells the uses of its last lease with the next one: later ones count in the hour they are told in. */
const GRACE_MS = 600_000;

/** Of a tenant, in one hour; never changed again. */
export type SealedHour = { readonly hour: number } & Readonly<Record<Counted, number>>;

/** What was closed: the uses that are to be sealed, and the last hour that takes none any more. */
export type ClosedHours = { readonly hours: readonly SealedHour[]; readonly last: number };

/** A tenant's counter whose oldest hour is over. */
export type DueUses = { readonly tenantId: TenantId; readonly dueAt: Date };

export interface UsageLedger {
  /** The counters with an hour to seal, the longest due first. */
  listDue(now: Date): AsyncIterable<readonly DueUses[]>;

  /** From here on no use of that hour, or of one before, is taken; tells what was, as far as it is not sealed yet. */
  close(due: DueUses, hour: number): Promise<readonly SealedHour[]>;

  /**
   * Writes them down once and for all, and forgets them in the counter, which becomes due again with the first hour
   * after the closed one that has uses; doing it again changes nothing.
   */
  seal(due: DueUses, closed: ClosedHours, now: Date): Promise<void>;
}

export type SealUsesPorts = {
  readonly ledger: UsageLedger;
  /** Tells of hours that are closed, before they are sealed: a run that died tells of them again. */
  readonly tell: (tenantId: TenantId, hours: readonly SealedHour[]) => Promise<void>;
  readonly now: () => Date;
  /** Called for each counter that could not be sealed now; the next run tries again. */
  readonly onError: (due: DueUses, error: unknown) => void;
};

/** Seals the hours that are over. Ends at the deadline; the next run goes on. */
export async function sealUses({ ledger, tell, now, onError }: SealUsesPorts, deadline: Date) {
  let oldestSeconds = 0;
  const { done, error } = await eachDue(
    { pages: ledger.listDue(now()), deadline, now, onError },
    async (due) => {
      const lateSeconds = Math.floor((now().getTime() - due.dueAt.getTime()) / 1_000);
      oldestSeconds = Math.max(oldestSeconds, lateSeconds);
      const last = lastSealable(now());
      const hours = await ledger.close(due, last);
      if (hours.length > 0) await tell(due.tenantId, hours);
      await ledger.seal(due, { hours, last }, now());
      return hours.length;
    },
  );
  return { sealed: done, error, oldestSeconds };
}

/** When the uses of an hour are sealed. */
export const sealDueAt = (hour: number): Date => new Date((hour + 1) * HOUR_MS + GRACE_MS);

/** The last hour that may be sealed at that time. */
export const lastSealable = (now: Date): number =>
  Math.floor((now.getTime() - GRACE_MS) / HOUR_MS) - 1;

/** As it is written and read: `2026-11-27T15`. */
export const hourText = (hour: number): string =>
  new Date(hour * HOUR_MS).toISOString().slice(0, 13);
