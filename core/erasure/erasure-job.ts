import * as z from 'zod';
import type { LeasedJob } from '../jobs/leased-job.ts';
import { ERASURE, lifeJobRecord } from '../tenant-life/life-job.ts';

/** How many, by what they were. */
const counts = z.record(z.string(), z.int());
export type Counts = Readonly<z.output<typeof counts>>;

const sweep = z.object({
  at: z.iso.datetime(),
  /** What was left, by store. */
  found: counts,
});
export type Sweep = Readonly<z.output<typeof sweep>>;

const erasureRecord = lifeJobRecord.extend({
  type: z.literal(ERASURE),
  cursor: z
    .object({
      /** The store that it has come to. */
      store: z.string().optional(),
      /** Where the listing of that store goes on. */
      after: z.string().optional(),
      /** What is counted and may be there still, by short hashes: it is not counted again. */
      pending: z.array(z.string()),
    })
    .optional(),
  /** The tenant's partitions that were seen: a late write to one of them need not list it again. */
  partitions: z.array(z.string()).optional(),
  /** As whom the billing provider knew it. */
  customerId: z.string().optional(),
  report: z.object({
    removed: counts.default({}),
    /** Over the keys of all that was counted, in the order in which it was. */
    sha256: z.string().default(''),
    sweeps: z.array(sweep).default([]),
    certificate: z.record(z.string(), z.unknown()).optional(),
  }),
});

export type ErasureJob = Readonly<z.output<typeof erasureRecord>>;
export type LeasedErasure = LeasedJob<ErasureJob>;

/** Throws on the record of another type of job. */
export const parseErasure = (value: unknown): ErasureJob => erasureRecord.parse(value);

export const totalOf = (found: Counts): number =>
  Object.values(found).reduce((sum, one) => sum + one, 0);
