import * as z from 'zod';
import { isId, type Id } from '../../kit/id.ts';

/** What every task of the machine is told: which tenant, and which move of it. */
export const taskEvent = z.object({
  tenantId: z.custom<Id<'tnt'>>((id) => typeof id === 'string' && isId('tnt', id)),
  moveId: z.custom<Id<'mov'>>((id) => typeof id === 'string' && isId('mov', id)),
});
