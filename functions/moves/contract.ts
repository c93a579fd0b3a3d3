import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery } from '../edge/request-schemas.ts';
import { beginMoveBody, moveParams, movePage, moveView, tenantParams } from './schemas.ts';

const location = { description: 'Where to follow the move' };

export const movesContract = {
  beginMove: {
    summary: 'Move a tenant’s data to another placement',
    description:
      'Copies all that the tenant has while its users work, compares, switches, and deletes the old copy. Writes answer 503 with `Retry-After` for some 40 seconds; reads go on. A move that fails before the switch leaves the tenant where it was. Follow it at `Location` until the phase is `done` or `failed`.',
    tags: ['Moves'],
    params: tenantParams,
    headers: idempotencyHeaders,
    body: beginMoveBody,
    answers: {
      202: { description: 'The move is under way', body: moveView, headers: { location } },
    },
    refusals: [
      'InvalidDraft',
      'TenantNotFound',
      'AlreadyThere',
      'MoveUnderWay',
      'TenantNotMovable',
      'IdempotencyKeyReused',
      'TenantBusy',
    ],
  },
  listMoves: {
    summary: 'List the moves of a tenant',
    description: 'The latest first.',
    tags: ['Moves'],
    params: tenantParams,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: movePage } },
    refusals: ['TenantNotFound'],
  },
  getMove: {
    summary: 'Show a move, its progress and its report',
    tags: ['Moves'],
    params: moveParams,
    answers: { 200: { description: 'The move', body: moveView } },
    refusals: ['MoveNotFound'],
  },
} satisfies Contracts<'moves/api'>;
