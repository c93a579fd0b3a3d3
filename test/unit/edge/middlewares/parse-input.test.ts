import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import { parseInput } from '../../../../functions/edge/middlewares/parse-input.ts';
import {
  middlewareRequest,
  principalFor,
  servedRoute,
} from '../../../support/edge/middleware-request.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantContext,
  tenantIdentity,
} from '../../../support/tenancy/tenant-contexts.ts';

const { before } = parseInput();
const run = vi.fn(servedRoute.run);
const contract = { ...servedRoute.contract, query: z.strictObject({ limit: z.coerce.number() }) };
const route = { ...servedRoute, contract, run };
const eventOf = (query: Record<string, string>) => apiEvent(route.key, { query });

it.each([
  ['a user', tenantIdentity(), 'tenant'],
  ['an operator', operatorIdentity, 'operator'],
] as const)('hands the input of %s on as its contract types it', async (_, identity, caller) => {
  const principal = principalFor(identity);
  const request = middlewareRequest({ route, principal }, eventOf({ limit: '5' }));
  before?.(request);
  await request.event.run?.();
  const context = identity.kind === 'user' ? tenantContext(identity) : principal;
  expect(run.mock.lastCall).toMatchObject([
    { principal, [caller]: context, path: '/things', query: { limit: 5 } },
  ]);
});

it('refuses what the contract does not know', () => {
  const request = middlewareRequest({ route }, eventOf({ limit: 'many', more: '1' }));
  expect(() => {
    before?.(request);
  }).toThrow('InvalidRequest');
  expect(request.event.run).toBeUndefined();
});
