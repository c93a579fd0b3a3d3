import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery } from '../edge/request-schemas.ts';
import { beginMoveBody, moveParams, movePage, moveView, tenantParams } from './schemas.ts';

const invalid = {
  description: 'Something in the request is not valid: every invalid field is listed',
  problems: ['invalid-request'],
};
const location = { description: 'Where to follow the move' };

export const movesContract = {
  beginMove: {
    summary: 'Move a tenant’s data to another home',
    description:
      'Copies all that the tenant has while its users work, compares, switches, and deletes the old copy. Writes answer 503 with `Retry-After` for some 40 seconds; reads go on. A move that fails before the switch leaves the tenant where it was. Follow it at `Location` until the phase is `done` or `failed`.',
    tags: ['Moves'],
    params: tenantParams,
    headers: idempotencyHeaders,
    body: beginMoveBody,
    answers: {
      202: { description: 'The move is under way', body: moveView, headers: { location } },
      400: { ...invalid, problems: ['invalid-request', 'malformed-body'] },
      404: { description: 'There is no such tenant', problems: ['not-found'] },
      409: {
        description:
          'The tenant is there already, or is being moved (`moveId` tells by which move), or is not active',
        problems: ['already-there', 'move-under-way', 'tenant-not-movable'],
      },
      422: {
        description: 'The idempotency key belongs to another request',
        problems: ['idempotency-key-reused'],
      },
      503: {
        description: 'The tenant was written in this moment; try again',
        problems: ['registry-busy'],
        headers: { 'retry-after': { description: 'Seconds to wait' } },
      },
    },
  },
  listMoves: {
    summary: 'List the moves of a tenant',
    description: 'The latest first.',
    tags: ['Moves'],
    params: tenantParams,
    query: pageQuery,
    answers: {
      200: { description: 'One page', body: movePage },
      400: { ...invalid, problems: ['invalid-request', 'invalid-cursor'] },
      404: { description: 'There is no such tenant', problems: ['not-found'] },
    },
  },
  getMove: {
    summary: 'Show a move, its progress and its report',
    tags: ['Moves'],
    params: moveParams,
    answers: {
      200: { description: 'The move', body: moveView },
      404: { description: 'There is no such move', problems: ['not-found'] },
    },
  },
} satisfies Contracts<'moves/api'>;
