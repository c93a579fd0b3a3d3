import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupportGrant } from '../../../core/access/support-grant.ts';
import { newId } from '../../../kit/id.ts';
import {
  acme,
  authorizerHarness,
  CREATE_RECORD,
  globex,
  LIST_RECORDS,
  operators,
  refused,
  registrationOf,
  sessionOf,
  type AuthorizerHarness,
} from '../../support/identity/authorizer-harness.ts';

const NONE = refused('NoSupportAccess');
const accessId = newId('sup');
const grant: SupportGrant = {
  status: 'granted',
  operatorId: 'user-1',
  emergency: 'no',
  scopes: 'records:read',
  grantedByName: 'ada@acme.example',
  until: '2099-01-01T00:00:00.000Z',
};

let harness: AuthorizerHarness;

beforeEach(() => {
  harness = authorizerHarness();
  harness.network.mockImplementation(() => Promise.resolve(new Response(operators.jwks)));
  harness.registry.setMember(sessionOf(operators), { role: 'support' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const give = (changes: Partial<SupportGrant> = {}, userPoolId = acme.userPoolId) =>
  harness.registry.setGrant({ userPoolId, accessId }, { ...grant, ...changes });

type Presented = { readonly userPoolId?: string; readonly token?: string; readonly route?: string };

const judge = ({
  userPoolId = acme.userPoolId,
  token = operators.accessToken(),
  route = LIST_RECORDS,
}: Presented = {}) =>
  harness.judge(`Freehold-Support access=${userPoolId}.${accessId}, token=${token}`, route);

describe('an operator whom a tenant let in', () => {
  it('is a support principal of that tenant, with the scopes alone, by one read', async () => {
    give();
    expect(await judge()).toMatchObject({
      kind: 'support',
      id: 'user-1',
      tenantId: `tnt_${acme.userPoolId}`,
      userPoolId: acme.userPoolId,
      isolation: 'shared_schema',
      permissions: 'records:read',
      accessId,
      email: 'user-1@acme.example',
      grantedByName: 'ada@acme.example',
    });
    expect(harness.registry.reads).toBe(1);
  });

  it.each([
    ['a permission that is no scope of the access', 'GET /v1/files'],
    ['a write', CREATE_RECORD],
    ['an account', 'GET /v1/me'],
    ['the end of a session', 'DELETE /v1/sessions'],
    ['a route of operators', 'GET /v1/tenants'],
    ['the access itself', 'POST /v1/support-access/{accessId}/grant'],
  ])('is refused %s', async (_, route) => {
    give();
    expect(await judge({ route })).toEqual(refused('NotPermitted'));
  });

  it('gets no write by an access that says so, whoever wrote it', async () => {
    give({ scopes: 'records:read records:write support-access:write' });
    expect(await judge({ route: CREATE_RECORD })).toEqual(refused('NotPermitted'));
  });

  it.each<[string, Partial<SupportGrant>]>([
    ['was only asked for', { status: 'requested', until: undefined }],
    ['was refused', { status: 'refused' }],
    ['was revoked', { status: 'revoked' }],
    ['was withdrawn', { status: 'withdrawn' }],
    ['has ended', { until: '2026-01-01T00:00:00.000Z' }],
    ['has no end', { until: undefined }],
    ['is another operator’s', { operatorId: 'user-2' }],
  ])('is refused when the access %s', async (_, changes) => {
    give(changes);
    expect(await judge()).toEqual(NONE);
  });

  it('is refused an access that is not there, or is another tenant’s', async () => {
    expect(await judge()).toEqual(NONE);
    give({}, globex.userPoolId);
    expect(await judge()).toEqual(NONE);
  });

  it.each(['billing', 'auditor'])('is refused once he is lowered to %s', async (role) => {
    give();
    harness.registry.setMember(sessionOf(operators), { role });
    expect(await judge()).toEqual(NONE);
  });

  it('is refused an emergency’s access once he is no admin any more', async () => {
    give({ emergency: 'yes' });
    expect(await judge()).toEqual(NONE);
  });

  it('is refused once he is disabled, or his session ended', async () => {
    give();
    harness.registry.setMember(sessionOf(operators), { role: 'support', status: 'disabled' });
    expect(await judge()).toEqual(refused('SessionEnded'));
  });

  it('is refused while the tenant is suspended', async () => {
    give();
    harness.registry.register(registrationOf(acme, { state: 'suspended' }));
    expect(await judge()).toMatchObject(refused('TenantSuspended'));
  });

  it('is no tenant’s user, whatever access the user names', async () => {
    give();
    expect(await judge({ token: globex.accessToken() })).toEqual(NONE);
    expect(await judge({ token: acme.accessToken() })).toEqual(NONE);
  });

  it('enters no operators’ pool', async () => {
    give({}, operators.userPoolId);
    expect(await judge({ userPoolId: operators.userPoolId })).toEqual(NONE);
  });

  it('is answered by the access that he presents, though the authorizer remembers', async () => {
    give();
    give({ scopes: 'files:read' }, globex.userPoolId);
    const token = operators.accessToken();
    expect(await judge({ token })).toMatchObject({ tenantId: `tnt_${acme.userPoolId}` });
    const other = { token, userPoolId: globex.userPoolId, route: 'GET /v1/files' };
    expect(await judge(other)).toMatchObject({ tenantId: `tnt_${globex.userPoolId}` });
    expect(await harness.judgeToken(token, 'GET /v1/tenants')).toMatchObject({ kind: 'operator' });
  });

  it.each([
    'Freehold-Support',
    'Freehold-Support access=a.sup_0, token=b',
    'Freehold-Support token=b',
  ])('is nobody by %s', async (header) => {
    expect(await harness.judge(header)).toEqual(refused('TokenInvalid'));
  });
});
