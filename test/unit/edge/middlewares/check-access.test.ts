import { describe, expect, it } from 'vitest';
import type { AuthorizerContext } from '../../../../functions/edge/authorizer-context.ts';
import { checkAccess } from '../../../../functions/edge/middlewares/check-access.ts';
import {
  middlewareRequest,
  refusalOf,
  servedRoute,
} from '../../../support/edge/middleware-request.ts';
import {
  apiEvent,
  operatorIdentity,
  requestInfo,
  tenantIdentity,
} from '../../../support/tenancy/tenant-contexts.ts';

const { before } = checkAccess();
const requestOf = (identity: AuthorizerContext) =>
  middlewareRequest({}, apiEvent(servedRoute.key, { identity }));

describe('checkAccess', () => {
  it('finds the principal, with the request that it makes', () => {
    const identity = tenantIdentity();
    const request = requestOf(identity);
    before?.(request);
    expect(request.internal.principal).toEqual({ ...identity, request: requestInfo });
  });

  it.each([
    'TokenInvalid',
    'TokenExpired',
    'SessionEnded',
    'TenantNotActive',
    'TenantSuspended',
    'NotPermitted',
    'Unavailable',
  ] as const)('refuses with the authorizer’s %s', (refusal) => {
    const request = requestOf({ kind: 'refused', refusal, state: 'suspended' });
    expect(() => {
      before?.(request);
    }).toThrow(refusalOf({ kind: refusal, state: 'suspended' }));
  });

  it('names the cell of a tenant that is in another one', () => {
    expect(() => {
      before?.(requestOf({ kind: 'refused', refusal: 'TenantElsewhere', cell: 'cell-2' }));
    }).toThrow(refusalOf({ kind: 'TenantElsewhere', cell: 'cell-2' }));
  });

  it('refuses a principal without the permission, though the authorizer let it through', () => {
    expect(() => {
      before?.(requestOf(operatorIdentity));
    }).toThrow(refusalOf({ kind: 'NotPermitted' }));
  });
});
