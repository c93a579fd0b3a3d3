import * as z from 'zod';
import type { Id } from '../../kit/id.ts';
import { jobRecord, recordedTime } from '../jobs/job.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';

export type MoveId = Id<'mov'>;

export const MOVE = 'move';

/** In their order; `undoing` follows any phase before the switch that cannot be ended. */
export const MOVE_PHASES = [
  'making-stores',
  'copying',
  'pausing',
  'catching-up',
  'verifying',
  'switching',
  'resuming',
  'draining',
  'deleting-old',
  'done',
  'undoing',
  'failed',
] as const;
export type MovePhase = (typeof MOVE_PHASES)[number];

const phase = z.enum(MOVE_PHASES);
const placementSpec = z.object({
  isolation: z.enum(ISOLATION_STRATEGIES),
  region: z.string(),
  tier: z.string().optional(),
});

/** What a pass over both placements wrote at the target. */
const changes = z.object({
  itemsPut: z.number(),
  itemsDeleted: z.number(),
  objectsCopied: z.number(),
  objectsDeleted: z.number(),
});
export type Changes = Readonly<z.output<typeof changes>>;

/** All that a placement holds, counted and hashed under the pause. */
const tally = z.object({
  partitions: z.number(),
  items: z.number(),
  itemBytes: z.number(),
  itemsSha256: z.string(),
  objects: z.number(),
  objectBytes: z.number(),
  objectsSha256: z.string(),
});
export type Tally = Readonly<z.output<typeof tally>>;

/** Which objects were copied, and as what: pages beside the files of the target. */
const manifest = z.object({ generation: z.number(), pages: z.number() });
export type Manifest = Readonly<z.output<typeof manifest>>;

const cursor = z.object({
  store: z.enum(['items', 'objects']),
  /** Of items: the name of the partition that is worked on. */
  partition: z.string().optional(),
  /** The last key that is done. */
  after: z.string().optional(),
  /** Of objects: how many pages of the new manifest are written. */
  pages: z.number().optional(),
  /** Of objects: the page of the old manifest that `after` lies in. */
  readPage: z.number().optional(),
});

/** The job that brings a tenant's data from one placement to another. */
export const moveRecord = jobRecord.extend({
  id: z.templateLiteral(['mov_', z.string()]),
  type: z.literal(MOVE),
  phase,
  reached: z.partialRecord(phase, recordedTime),
  failure: z.object({ phase, reason: z.string() }).optional(),
  from: placementSpec,
  to: placementSpec,
  cursor: cursor.optional(),
  pausedAt: recordedTime.optional(),
  openedAt: recordedTime.optional(),
  /** Until then links and answers given before the switch may lead to the source. */
  keepOldUntil: recordedTime.optional(),
  /** How many passes were made while users read and wrote. */
  livePasses: z.number().optional(),
  manifest: manifest.optional(),
  latePages: z.number(),
  report: z.object({
    source: tally,
    target: tally,
    copied: changes,
    caughtUp: changes,
    lateUploads: z.number(),
    /** What was deleted one by one at the source. */
    deleted: z.object({ items: z.number(), objects: z.number() }),
  }),
});
export type Move = Readonly<z.output<typeof moveRecord>>;

const NO_CHANGES: Changes = { itemsPut: 0, itemsDeleted: 0, objectsCopied: 0, objectsDeleted: 0 };

const EMPTY_TALLY: Tally = {
  partitions: 0,
  items: 0,
  itemBytes: 0,
  itemsSha256: '',
  objects: 0,
  objectBytes: 0,
  objectsSha256: '',
};

export const EMPTY_REPORT: Move['report'] = {
  source: EMPTY_TALLY,
  target: EMPTY_TALLY,
  copied: NO_CHANGES,
  caughtUp: NO_CHANGES,
  lateUploads: 0,
  deleted: { items: 0, objects: 0 },
};
