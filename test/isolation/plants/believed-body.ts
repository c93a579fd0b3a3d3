import { believing, byBody } from './named-tenant.ts';

export * from '../../../functions/edge/middlewares/parse-input.ts';

/** The body names the tenant. */
export const parseInput = believing(byBody);
