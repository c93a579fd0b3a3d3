import { believing, byBody, byHeader, byQuery } from './named-tenant.ts';

export * from '../../../functions/edge/middlewares/parse-input.ts';

/** Whichever part of the request names a tenant is believed. */
export const parseInput = believing((event) => byHeader(event) ?? byQuery(event) ?? byBody(event));
