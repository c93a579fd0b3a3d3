import { describe, expect, it } from 'vitest';
import { principalOf } from '../../../functions/edge/authorizer-context.ts';
import { apiEvent, operatorIdentity } from '../../support/tenancy/tenant-contexts.ts';

const LIST_TENANTS = 'GET /v1/tenants';
const addressOf = (identity: object, forwardedFor?: string) => {
  const headers: Record<string, string> =
    forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  const event = apiEvent(LIST_TENANTS, { identity: identity as typeof operatorIdentity, headers });
  return principalOf(event).principal?.request.sourceIp;
};
const viaEdge = { ...operatorIdentity, viaEdge: true };

describe('the address of a client', () => {
  it('is the one that API Gateway saw', () => {
    const seen = addressOf(operatorIdentity);
    expect(seen).toEqual(expect.any(String));
    expect(addressOf(operatorIdentity, '203.0.113.9, 198.51.100.2')).toBe(seen);
  });

  it('is the one that CloudFront saw, where the authorizer says that it came by it', () => {
    expect(addressOf(viaEdge, '203.0.113.9, 130.176.0.1')).toBe('203.0.113.9');
    expect(addressOf(viaEdge, '10.0.0.1, forged, 203.0.113.9, 130.176.0.1')).toBe('203.0.113.9');
  });

  it('is that of the last hop where nothing else is known', () => {
    expect(addressOf(viaEdge)).toBe(addressOf(operatorIdentity));
  });
});

describe('an open route behind CloudFront', () => {
  it('has no principal, whatever the authorizer says beside it', () => {
    const identity = { viaEdge: true } as unknown as typeof operatorIdentity;
    expect(principalOf(apiEvent('POST /v1/sessions', { identity })).principal).toBeNull();
  });
});
