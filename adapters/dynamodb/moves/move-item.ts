import * as z from 'zod';
import { isOpen, MOVE_PHASES, type Move } from '../../../core/moves/move.ts';
import { ISOLATION_STRATEGIES } from '../../../core/tenancy/isolation-strategy.ts';
import { moveKey, openMoveKey } from '../table/control-keys.ts';

const date = z.iso.datetime().transform((text) => new Date(text));
const home = z.object({
  isolation: z.enum(ISOLATION_STRATEGIES),
  region: z.string(),
  tier: z.string().optional(),
});
const changes = z.object({
  itemsPut: z.number(),
  itemsDeleted: z.number(),
  objectsCopied: z.number(),
  objectsDeleted: z.number(),
});
const tally = z.object({
  partitions: z.number(),
  items: z.number(),
  itemBytes: z.number(),
  itemsSha256: z.string(),
  objects: z.number(),
  objectBytes: z.number(),
  objectsSha256: z.string(),
});
const cursor = z.object({
  store: z.enum(['items', 'objects']),
  partition: z.string().optional(),
  after: z.string().optional(),
  pages: z.number().optional(),
  readPage: z.number().optional(),
});

const moveText = z.object({
  id: z.templateLiteral(['mov_', z.string()]),
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  from: home,
  to: home,
  phase: z.enum(MOVE_PHASES),
  revision: z.number(),
  run: z.number(),
  startedBy: z.string(),
  startedAt: date,
  updatedAt: date,
  finishedAt: date.optional(),
  leaseUntil: date.optional(),
  reached: z.partialRecord(z.enum(MOVE_PHASES), date),
  cursor: cursor.optional(),
  settledAt: date.optional(),
  pausedAt: date.optional(),
  openedAt: date.optional(),
  keepOldUntil: date.optional(),
  livePasses: z.number().optional(),
  manifest: z.object({ generation: z.number(), pages: z.number() }).optional(),
  latePages: z.number(),
  copied: changes,
  caughtUp: changes,
  lateUploads: z.number(),
  source: tally,
  target: tally,
  deleted: z.object({ items: z.number(), objects: z.number() }),
  failure: z.object({ phase: z.enum(MOVE_PHASES), reason: z.string() }).optional(),
  trouble: z.string().optional(),
});

const moveItem = z.object({ move: z.string() });

/** A move as the ControlTable holds it: one text, and beside it what conditions and the index need. */
export const toMoveItem = (move: Move) => ({
  ...moveKey(move.tenantId, move.id),
  ...(isOpen(move.phase) && openMoveKey(move.id)),
  id: move.id,
  tenantId: move.tenantId,
  revision: move.revision,
  move: JSON.stringify(move),
});

/** Throws on an item that is no move. */
export const fromMoveItem = (item: unknown): Move =>
  moveText.parse(JSON.parse(moveItem.parse(item).move));

const keyItem = z.object({
  id: z.templateLiteral(['mov_', z.string()]),
  tenantId: z.templateLiteral(['tnt_', z.string()]),
});

/** Of what the index `byState` carries. */
export const fromOpenMoveItem = (item: unknown) => {
  const { id, tenantId } = keyItem.parse(item);
  return { moveId: id, tenantId };
};
