import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  authorizerHarness,
  authorizerOf,
  type AuthorizerHarness,
  acme,
  CREATE_RECORD,
  LIST_RECORDS,
  LIST_TENANTS,
  refused,
  sessionOf,
} from '../../support/identity/authorizer-harness.ts';

let registry: AuthorizerHarness['registry'];
let judgeToken: AuthorizerHarness['judgeToken'];

beforeEach(() => {
  ({ registry, judgeToken } = authorizerHarness());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the authorizer refuses', () => {
  it('a role too weak for the route', async () => {
    registry.setMember(sessionOf(acme), { role: 'viewer' });
    const token = acme.accessToken();

    expect(await judgeToken(token, LIST_RECORDS)).toMatchObject({ role: 'viewer' });
    expect(await judgeToken(token, CREATE_RECORD)).toEqual(refused('NotPermitted'));
  });

  it('a user whom nobody made a member, or whose role is none, whatever groups the token names', async () => {
    const token = acme.accessToken({ 'cognito:groups': ['owner'] });
    for (const role of ['their-own', 'rol_gone', 'constructor']) {
      registry.setMember(sessionOf(acme), { role });
      expect(await authorizerOf(registry).judgeToken(token, 'GET /v1/me')).toEqual(
        refused('NotPermitted'),
      );
    }
    registry.removeMember(sessionOf(acme));
    expect(await judgeToken(token, 'GET /v1/me')).toEqual(refused('NotPermitted'));
  });

  it('what a role of the tenant’s own does not permit, and what no tenant may be permitted', async () => {
    const permissions = ['records:read', 'tenants:read', 'withdrawn:write'];
    registry.setRoles(acme.userPoolId, { rol_reader: { permissions } });
    registry.setMember(sessionOf(acme), { role: 'rol_reader' });
    const token = acme.accessToken();

    expect(await judgeToken(token, LIST_RECORDS)).toMatchObject({ permissions: 'records:read' });
    for (const route of [CREATE_RECORD, LIST_TENANTS]) {
      expect(await judgeToken(token, route)).toEqual(refused('NotPermitted'));
    }
  });

  it("a tenant's owner on an operators' route", async () => {
    registry.setMember(sessionOf(acme), { role: 'owner' });
    expect(await judgeToken(acme.accessToken(), LIST_TENANTS)).toEqual(refused('NotPermitted'));
  });
});
