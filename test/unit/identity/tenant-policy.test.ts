import { beforeEach, describe, expect, it } from 'vitest';
import { sessionEnd } from '../../../core/identity/session-life.ts';
import { DEFAULT_POLICY, isAllowedAddress } from '../../../core/identity/tenant-policy.ts';
import { sessionView } from '../../../functions/identity/schemas.ts';
import { accountHarness, ada } from '../../support/identity/account-harness.ts';
import { SETUP_CODE } from '../../fakes/fake-sign-in-provider.ts';
import { tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

let harness: ReturnType<typeof accountHarness>;
beforeEach(() => {
  harness = accountHarness();
});

const identity = () => harness.identity('current');
const problem = (type: string) => ({ body: { type: `urn:freehold:problem:${type}` } });
const setPolicy = (changes: object) => {
  harness.ports.policies.set(harness.user.userPoolId, changes);
};

describe('the policy of a tenant', () => {
  const policy = { ...DEFAULT_POLICY, secondFactor: 'required' as const };
  const anyVersion = { 'if-match': '*' };

  it('is the platform’s until one is set, by an admin, with an event', async () => {
    expect(await harness.getPolicy({ identity: identity() })).toMatchObject({
      body: { ...DEFAULT_POLICY },
    });
    const admin = { ...tenantIdentity('admin'), userPoolId: harness.user.userPoolId };
    const body = { ...policy, allowedDomains: ['acme.example'] };
    const replace = (version: number) =>
      harness.replacePolicy({ identity: admin, body, headers: { 'if-match': `"${version}"` } });
    expect(await replace(1)).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await harness.getPolicy({ identity: identity() })).toMatchObject({
      ...{ body, headers: { etag: '"2"' } },
    });
    expect(await replace(1)).toMatchObject({ status: 412, ...problem('version-conflict') });
    expect(harness.ports.policies.told).toMatchObject([{ event: { type: 'policy.changed' } }]);
    for (const role of ['member', 'viewer'] as const) {
      const request = { ...{ identity: tenantIdentity(role), body }, headers: anyVersion };
      expect(await harness.replacePolicy(request)).toMatchObject({ status: 403 });
    }
  });

  it('is of two changes against one version changed by one', async () => {
    const admin = { ...tenantIdentity('admin'), userPoolId: harness.user.userPoolId };
    const replace = () =>
      harness.replacePolicy({
        ...{ identity: admin, body: policy },
        headers: { 'if-match': '"1"' },
      });
    const statuses = (await Promise.all([replace(), replace()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 412]);
    expect(harness.ports.policies.told).toHaveLength(1);
  });

  it('stays within the platform’s bounds', async () => {
    for (const beyond of [
      { passwordMinimumLength: 8 },
      { sessionHours: 1_000 },
      { idleMinutes: 30 },
      { allowedDomains: ['@acme'] },
    ]) {
      const body = { ...policy, ...beyond };
      const request = { ...{ identity: tenantIdentity('owner'), body }, headers: anyVersion };
      expect(await harness.replacePolicy(request)).toMatchObject({ status: 400 });
    }
  });

  it('has who has no second factor set one up at sign-in, where it requires one', async () => {
    setPolicy({ secondFactor: 'required' });
    const { body } = await harness.signIn(ada);
    const { session } = (body as { challenge: { session: string } }).challenge;
    expect(body).toMatchObject({ challenge: { name: 'MFA_SETUP' } });
    const challenge = { name: 'MFA_SETUP', session, code: SETUP_CODE };
    const { tenant, email } = ada;
    const signedIn = await harness.signIn({ tenant, email, challenge });
    expect(sessionView.parse(signedIn.body)).toEqual(signedIn.body);
    expect(signedIn).toMatchObject({ status: 200, body: { tenantId: 'tnt_acme' } });

    const [code = '', ...others] = (signedIn.body as { recoveryCodes: string[] }).recoveryCodes;
    expect(others).toHaveLength(9);
    expect(harness.factors.told).toMatchObject([
      {
        event: { type: 'user.second_factor_changed', data: { what: 'added' } },
        mail: { kind: 'second-factor-changed', what: 'added', email: ada.email },
      },
    ]);
    expect(await harness.recover({ ...ada, recoveryCode: code })).toMatchObject({ status: 204 });
  });

  it('says how long a password must be', async () => {
    setPolicy({ passwordMinimumLength: 30 });
    const request = { currentPassword: ada.password, newPassword: 'Correct-Horse-8-Battery' };
    const changed = await harness.changePassword({ identity: identity(), body: request });
    expect(changed).toMatchObject({ status: 400 });
  });

  it('ends a session that is too old or idle, at its next refresh, and at the latest then', async () => {
    const begun = await harness.signIn(ada);
    const { refreshToken } = (begun.body as { token: { refreshToken: string } }).token;
    const refresh = async () => (await harness.refresh({ tenant: 'acme', refreshToken })).status;
    setPolicy({ sessionHours: 2, idleMinutes: 60 });
    expect(await refresh()).toBe(200);
    harness.wait(59 * 60);
    expect(await refresh()).toBe(200);
    harness.wait(60 * 60);
    expect(await refresh()).toBe(401);

    const at = new Date();
    const end = sessionEnd({ sessionHours: 2, idleMinutes: 60 }, at, at);
    expect(end.getTime() - at.getTime()).toBe(3_600_000);
  });

  it('names the domains that may be invited', () => {
    const allowed = { ...policy, allowedDomains: ['acme.example'] };
    expect(isAllowedAddress(policy, 'a@any.example')).toBe(true);
    expect(isAllowedAddress(allowed, 'a@ACME.example')).toBe(true);
    for (const email of ['a@any.example', 'a@acme.example.evil', 'acme.example@evil']) {
      expect(isAllowedAddress(allowed, email)).toBe(false);
    }
  });
});
