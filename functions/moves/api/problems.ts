import type { BeginMoveError } from '../../../core/moves/begin-move.ts';
import { invalidFields } from '../../../kit/lambda/http.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';

export const noSuchTenant: Problem = {
  status: 404,
  kind: 'not-found',
  title: 'There is no such tenant',
};

export const noSuchMove: Problem = {
  status: 404,
  kind: 'not-found',
  title: 'There is no such move',
};

export function toProblem(error: BeginMoveError): Problem {
  switch (error.kind) {
    case 'TenantNotFound':
      return noSuchTenant;
    case 'InvalidDraft':
      return invalidFields(error.errors);
    case 'AlreadyThere':
      return {
        status: 409,
        kind: 'already-there',
        title: 'The tenant’s data lies there already',
        detail: `It is kept as ${error.placement.isolation} in ${error.placement.region}.`,
      };
    case 'MoveUnderWay':
      return {
        status: 409,
        kind: 'move-under-way',
        title: 'The tenant is being moved',
        detail: `Wait for ${error.moveId} to end.`,
        extensions: { moveId: error.moveId },
      };
    case 'TenantNotMovable':
      return {
        status: 409,
        kind: 'tenant-not-movable',
        title: 'Only an active tenant can be moved',
        detail: `The tenant is ${error.state}.`,
      };
    case 'IdempotencyKeyReused':
      return {
        status: 422,
        kind: 'idempotency-key-reused',
        title: 'The idempotency key belongs to another request',
        detail: 'Use a new key for each new request; repeat a request with the same key and body.',
      };
    case 'TenantBusy':
      return {
        status: 503,
        kind: 'registry-busy',
        title: 'The tenant was written in this moment',
        detail: 'Nothing was changed; try again.',
        headers: { 'retry-after': '2' },
      };
  }
}
