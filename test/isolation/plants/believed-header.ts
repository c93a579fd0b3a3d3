import { believing, byHeader } from './named-tenant.ts';

export * from '../../../functions/edge/middlewares/parse-input.ts';

/** The header `x-tenant-id` names the tenant. */
export const parseInput = believing(byHeader);
