import * as z from 'zod';
import { isId, type Id } from '../../kit/id.ts';

/** `mov_…` for a move, `job_…` for all others. */
export type JobId = Id<'job' | 'mov'>;

export const isJobId = (id: string): id is JobId => isId('job', id) || isId('mov', id);

export const JOB_STATES = ['running', 'succeeded', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The phase of every type that can be undone, in the place of the next one. */
export const UNDOING = 'undoing';

/** A time in a record, which is kept as JSON; one that was read already stays. */
export const recordedTime = z.union([
  z.date(),
  z.iso.datetime().transform((text) => new Date(text)),
]);

/** Who asked for a job, where its record keeps more than an id. */
export const recordedActor = z.object({
  kind: z.enum(['operator', 'user', 'support', 'key', 'system']),
  id: z.string(),
});

/** What the record of every job holds; a type adds the facts and the report of its own. */
export const jobRecord = z.object({
  id: z.custom<JobId>((id) => typeof id === 'string'),
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  type: z.string(),
  state: z.enum(JOB_STATES),
  phase: z.string(),
  /** Grows by one with every write; a write names the version it replaces. */
  version: z.number(),
  /** Which execution of the machine drives it, from 1; the sweeper starts the next one when one died. */
  run: z.number(),
  startedBy: z.string(),
  startedAt: recordedTime,
  updatedAt: recordedTime,
  finishedAt: recordedTime.optional(),
  /** Only the owner may write the job until then. */
  lease: z.object({ owner: z.string(), until: recordedTime }).optional(),
  /** When each phase began. */
  reached: z.record(z.string(), recordedTime.optional()),
  /** How far the work of a phase has come; absent at its start. */
  cursor: z.unknown().optional(),
  /** From when a wait of this phase counts. */
  settledAt: recordedTime.optional(),
  report: z.record(z.string(), z.unknown()),
  /** Why it is undone, or failed. */
  failure: z.object({ phase: z.string(), reason: z.string() }).optional(),
  /** What stopped the last run of a job that goes on later. */
  error: z.string().optional(),
  /** The sweeper starts no run before. */
  retryAt: recordedTime.optional(),
  /** Of what is done each day: from then on nobody asks for it any more. */
  expiresAt: recordedTime.optional(),
});

export type Job = Readonly<z.output<typeof jobRecord>>;

/** Reads a job of any type; what its type added is kept as it was written. Throws on what is no job. */
export const parseJob = (value: unknown): Job => jobRecord.loose().parse(value);

export type JobKey = { readonly tenantId: Job['tenantId']; readonly jobId: JobId };

export type NewJob<J extends Job> = Pick<J, 'id' | 'tenantId' | 'type' | 'phase' | 'startedBy'>;

/** What the record of every job holds when it starts. */
export const startingJob = <J extends Job>(job: NewJob<J>, now: Date) => ({
  ...job,
  state: 'running' as const,
  version: 1,
  run: 1,
  startedAt: now,
  updatedAt: now,
  reached: { [job.phase]: now },
});
