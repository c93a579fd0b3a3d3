import * as z from 'zod';
import { MOVE_PHASES } from '../../core/moves/move.ts';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { idParam, nextCursor } from '../edge/request-schemas.ts';
import { moveExample } from './examples.ts';

const tenantId = idParam('tnt', 'The id of the tenant');
const moveId = idParam('mov', 'The id of the move');

export const tenantParams = z.object({ tenantId });
export const moveParams = z.object({ tenantId, moveId });

const isolation = z.enum(ISOLATION_STRATEGIES);

export const beginMoveBody = z
  .strictObject({
    to: isolation.meta({
      description: 'How its data shall be kept apart',
      examples: ['separate_schema'],
    }),
    region: z
      .string()
      .optional()
      .meta({
        description: 'Where its data shall live; without one, where the platform is',
        examples: ['eu-central-1'],
      }),
  })
  .meta({
    id: 'NewMove',
    description: 'Where a tenant shall move to',
    examples: [{ to: 'separate_schema' }],
  });

const placement = z
  .object({
    isolation,
    region: z.string(),
    tier: z
      .string()
      .optional()
      .meta({ description: 'Of `shared_database`: the plan in whose table the data lies' }),
  })
  .meta({
    id: 'Placement',
    description: 'Where a tenant’s data lies',
    examples: [moveExample.from],
  });

const count = z.int().min(0);
const time = z.iso.datetime();

const tally = z
  .object({
    partitions: count,
    items: count,
    itemBytes: count,
    itemsSha256: z
      .string()
      .meta({ description: 'A chain of the SHA-256 of each item in the order of keys' }),
    objects: count,
    objectBytes: count,
    objectsSha256: z.string().meta({
      description: 'The same of each object’s key and content; empty where the objects stay',
    }),
  })
  .meta({
    id: 'MoveTally',
    description: 'All that lay at one place when both were compared, with writes paused',
    examples: [moveExample.report.source],
  });

const changes = z
  .object({
    itemsPut: count,
    itemsDeleted: count,
    objectsCopied: count,
    objectsDeleted: count,
  })
  .meta({
    id: 'MoveChanges',
    description: 'What one pass wrote at the new place',
    examples: [moveExample.report.copied],
  });

const report = z
  .object({
    source: tally,
    target: tally,
    copied: changes.meta({ description: 'By the passes while users read and wrote' }),
    caughtUp: changes.meta({ description: 'By the last pass, with writes paused' }),
    lateUploads: count.meta({
      description: 'Files that came to the old place by a link from before the switch',
    }),
    deleted: z
      .object({
        items: count,
        objects: count,
        stores: z.boolean().meta({ description: 'Whether table and key went as a whole' }),
      })
      .meta({ description: 'At the old place, what a place has of its own included' }),
    readOnlySeconds: z
      .number()
      .optional()
      .meta({ description: 'From the pause of writes until they were open again' }),
  })
  .meta({
    id: 'MoveReport',
    description: 'Every item and object of a move, accounted for',
    examples: [moveExample.report],
  });

export const moveView = z
  .object({
    id: moveId,
    tenantId,
    from: placement,
    to: placement,
    phase: z.enum(MOVE_PHASES).meta({ examples: ['copying'] }),
    phases: z.array(
      z.object({
        phase: z.enum(MOVE_PHASES),
        startedAt: time,
        seconds: z.number().optional().meta({ description: 'Absent in the phase of now' }),
      }),
    ),
    startedAt: time,
    updatedAt: time,
    finishedAt: time.optional(),
    failure: z
      .object({ phase: z.enum(MOVE_PHASES), reason: z.string() })
      .optional()
      .meta({ description: 'Why the move is undone; the tenant stays where it was' }),
    trouble: z
      .string()
      .optional()
      .meta({ description: 'What it was stopped by after the switch; it is tried again' }),
    report,
  })
  .meta({
    id: 'Move',
    description: 'The move of a tenant’s data from one placement to another',
    examples: [moveExample],
  });

export const movePage = z.object({ items: z.array(moveView), nextCursor }).meta({
  id: 'MovePage',
  description: 'One page of moves',
  examples: [{ items: [moveExample] }],
});
