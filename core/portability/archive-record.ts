import * as z from 'zod';
import { placementSpecOf } from '../tenancy/placement-spec.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ArchiveEntry } from './archive.ts';

/** How much of an archive is written, or taken in. */
export const archiveReport = z.object({
  bytes: z.number(),
  entries: z.number(),
  /** Lines by kind, and files. */
  counts: z.record(z.string(), z.number()),
});
export type ArchiveReport = Readonly<z.output<typeof archiveReport>>;

export const NOTHING_DONE: ArchiveReport = { bytes: 0, entries: 0, counts: {} };

export const withEntry = (
  { bytes, entries, counts }: ArchiveReport,
  entry: Pick<ArchiveEntry, 'kind' | 'bytes' | 'lines'>,
): ArchiveReport => ({
  bytes: bytes + entry.bytes,
  entries: entries + 1,
  counts: { ...counts, [entry.kind]: (counts[entry.kind] ?? 0) + (entry.lines ?? 1) },
});

/** Where a tenant is, as it is recorded to see whether it was moved since. */
export const placeOf = (tenant: Tenant): string => JSON.stringify(placementSpecOf(tenant));
