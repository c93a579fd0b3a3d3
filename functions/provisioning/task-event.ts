import * as z from 'zod';
import { isId, type Id } from '../../kit/id.ts';

/** What every task of the machine is told: which tenant, and which attempt at it. */
export const taskEvent = z.object({
  tenantId: z.custom<Id<'tnt'>>((id) => typeof id === 'string' && isId('tnt', id)),
  attempt: z.int().positive(),
});
