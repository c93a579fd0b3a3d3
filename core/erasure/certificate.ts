import type { ErasureJob } from './erasure-job.ts';

/**
 * Tables can be restored to any second of so long:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/pointintimerecovery_restores.html
 */
const BACKUP_DAYS = 35;
/** What a book of accounts is kept for, such as by German law: https://www.gesetze-im-internet.de/ao_1977/__147.html */
const ACCOUNTS_YEARS = 10;

const DAY_MS = 86_400_000;

/** Until when what law demands is kept: the bookings and the sums of invoices, under the tenant's id alone. */
export function accountsKeptUntil(from: Date): Date {
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + ACCOUNTS_YEARS);
  return until;
}

/** That nothing of a tenant is left: how much was removed and what the sweeps found, and nobody's name. */
export const certificateOf = (
  { id, tenantId, startedAt, startedBy, report: { removed, sha256, sweeps } }: ErasureJob,
  erasedAt: Date,
) => ({
  tenantId,
  jobId: id,
  startedBy,
  startedAt: startedAt.toISOString(),
  erasedAt: erasedAt.toISOString(),
  removed,
  sha256,
  sweeps,
  backupsGoneAt: new Date(erasedAt.getTime() + BACKUP_DAYS * DAY_MS).toISOString(),
  accountsKeptUntil: accountsKeptUntil(startedAt).toISOString(),
});

export type Certificate = ReturnType<typeof certificateOf>;
