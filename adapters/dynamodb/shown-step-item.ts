import * as z from 'zod';
import { PROVISIONING_STEPS, STEP_STATUSES } from '../../core/provisioning/step.ts';

const date = z.iso.datetime().transform((text) => new Date(text));

const shownStepItem = z.object({
  name: z.enum(PROVISIONING_STEPS),
  status: z.enum(STEP_STATUSES),
  attempt: z.number(),
  startedAt: date.optional(),
  finishedAt: date.optional(),
  reason: z.string().optional(),
});

/** What the directory shows of a step; the rest of the item is the provisioning's own. */
export const fromShownStepItem = (item: unknown) => shownStepItem.parse(item);
