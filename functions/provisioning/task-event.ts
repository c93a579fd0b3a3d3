import * as z from 'zod';
import { isId, type Id } from '../../kit/id.ts';

/** The input of every task of the machine: which tenant, and which attempt. */
export const taskEvent = z.object({
  tenantId: z.custom<Id<'tnt'>>((id) => typeof id === 'string' && isId('tnt', id)),
  attempt: z.int().positive(),
});
