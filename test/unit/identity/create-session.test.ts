import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionView } from '../../../functions/identity/schemas.ts';
import { aFlag } from '../../support/flags/a-flag.ts';
import { acmePool, signInHarness, tenantOf } from '../../support/identity/sign-in-harness.ts';

const ada = { tenant: 'acme', email: 'ada@acme.example', password: 'ada-secret' };
const operator = { email: 'op@freehold.example', password: 'op-secret' };

let harness: ReturnType<typeof signInHarness>;
beforeEach(() => {
  harness = signInHarness();
});

describe('POST /v1/sessions', () => {
  it('gives a user tokens, tenant, settings, and the features of plan and settings', async () => {
    const { status, body } = await harness.signIn(ada);

    expect(status).toBe(200);
    expect(sessionView.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      token: { expiresIn: 1800 },
      tenantId: 'tnt_acme',
      tenantName: 'Acme',
      plan: 'pro',
      settings: { theme: 'dark' },
      features: ['25_users', 'api_access', 'sso_integration'],
    });
  });

  it('tells the features with what the flags switch for the user', async () => {
    const kill = aFlag('api_access', { kill: true });
    harness.registry.setFlags([kill, aFlag('new_editor', { onTenants: ['tnt_acme'] })]);
    expect(await harness.signIn(ada)).toMatchObject({
      body: { features: ['25_users', 'sso_integration', 'new_editor'] },
    });
  });

  it('finds the tenant by slug or id, and the user in any case of the address', async () => {
    for (const changes of [
      { tenant: 'tnt_acme' },
      { tenant: 'ACME' },
      { email: ' Ada@ACME.example' },
    ]) {
      expect(await harness.signIn({ ...ada, ...changes })).toMatchObject({ status: 200 });
    }
  });

  it('takes the addresses that an operator or a tenant is made with, in the same form', async () => {
    for (const email of [
      'r&d@a3.example',
      'ada@firma.xn--p1ai',
      'ada@фирма.рф',
      'a@müller.example',
    ]) {
      expect(await harness.signIn({ ...ada, email })).toMatchObject({ status: 401 });
    }
    for (const email of ['nobody', `${'a'.repeat(65)}@acme.example`, 'ä@acme.example']) {
      expect(await harness.signIn({ ...ada, email })).toMatchObject({ status: 400 });
    }
  });

  it('signs an operator in without a tenant', async () => {
    const { status, body } = await harness.signIn(operator);

    expect(status).toBe(200);
    expect(body).toMatchObject({ operator: { email: 'op@freehold.example' } });
    expect(body).not.toHaveProperty('tenantId');
  });

  it('grants nothing by a plan that the configuration no longer has', async () => {
    harness.tenants.put(tenantOf('acme', { identity: acmePool, plan: 'gone', settings: {} }));
    expect(await harness.signIn(ada)).toMatchObject({ body: { plan: 'gone', features: [] } });
  });

  it('keeps the pools apart: an operator is no user of a tenant, nor the other way round', async () => {
    expect(await harness.signIn({ ...operator, tenant: 'acme' })).toMatchObject({ status: 401 });
    expect(await harness.signIn({ ...ada, tenant: undefined })).toMatchObject({ status: 401 });
    expect(await harness.signIn({ ...ada, tenant: 'globex' })).toMatchObject({ status: 401 });
  });
});

describe('POST /v1/sessions hides what is wrong', () => {
  it('wrong password, unknown user and unknown tenant answer alike after the same steps', async () => {
    const find = vi.spyOn(harness.tenants, 'find');
    const trace = async (changes: object) => {
      find.mockClear();
      harness.provider.calls.length = 0;
      const answer = await harness.signIn({ ...ada, ...changes });
      return { answer, steps: [...find.mock.calls.map(() => 'find'), ...harness.provider.calls] };
    };
    const wrongPassword = await trace({ password: 'wrong' });

    expect(wrongPassword.answer).toMatchObject({
      status: 401,
      body: { type: 'urn:freehold:problem:invalid-credentials' },
    });
    expect(wrongPassword.steps).toEqual(['find', 'signIn']);
    expect(await trace({ email: 'nobody@acme.example' })).toEqual(wrongPassword);
    expect(await trace({ tenant: 'nowhere' })).toEqual(wrongPassword);
    expect(await trace({ tenant: 'tnt_nowhere' })).toEqual(wrongPassword);
  });

  it("never tries the caller's name on the operators for an unknown tenant", async () => {
    const answer = await harness.signIn({ ...operator, tenant: 'nowhere' });

    expect(answer).toMatchObject({ status: 401 });
    expect(harness.provider.attemptedNames).toEqual([
      expect.stringMatching(/^eu-west-1_Operators .+@decoy\.invalid$/),
    ]);
    expect(harness.provider.attemptedNames[0]).not.toContain('op@');
  });

  it('tells that the tenant is suspended only to whom knows the password, and why to its owners', async () => {
    const since = new Date(0);
    const by = { kind: 'operator', id: 'op-1' } as const;
    const suspensions = [{ reason: 'billing', by, since }] as const;
    harness.tenants.put(tenantOf('acme', { identity: acmePool, state: 'suspended', suspensions }));
    const suspended = { status: 403, body: { type: 'urn:freehold:problem:tenant-suspended' } };
    const asMember = await harness.signIn(ada);
    expect(asMember).toMatchObject(suspended);
    expect(asMember.body).not.toHaveProperty('reasons');
    expect(await harness.signIn({ ...ada, password: 'wrong' })).toMatchObject({ status: 401 });

    harness.registry.setMember(
      { userPoolId: acmePool.userPoolId, userId: harness.provider.userIdOf(acmePool, ada.email) },
      { role: 'owner' },
    );
    expect(await harness.signIn(ada)).toMatchObject({
      ...suspended,
      body: {
        reasons: ['billing'],
        detail: 'Pay what is due: it is resumed when the payment has arrived.',
      },
    });
  });

  it.each(['terminated', 'provisioning'] as const)(
    'tells that the tenant is %s only to whom knows the password',
    async (state) => {
      harness.tenants.put(tenantOf('acme', { identity: acmePool, state }));

      expect(await harness.signIn(ada)).toMatchObject({
        status: 403,
        body: {
          type: 'urn:freehold:problem:tenant-not-active',
          detail: `The tenant is ${state}.`,
        },
      });
      expect(await harness.signIn({ ...ada, password: 'wrong' })).toMatchObject({ status: 401 });
    },
  );

  it('tells nobody that a slug is being provisioned, or that its provisioning failed', async () => {
    const unknown = await harness.signIn({ ...ada, tenant: 'nowhere' });
    const failure = {
      step: 'create-identity',
      reason: 'x',
      retryable: true,
      failedAt: new Date(0),
    };
    for (const changes of [{}, { failure }]) {
      harness.provider.calls.length = 0;
      harness.tenants.put(tenantOf('acme', { state: 'provisioning', ...changes }));

      expect(await harness.signIn(ada)).toEqual(unknown);
      expect(harness.provider.calls).toEqual(['signIn']);
    }
  });

  it('answers a throttled provider with 429 and when to try again, tenant or not', async () => {
    harness.provider.isThrottled = true;
    for (const tenant of ['acme', 'nowhere', undefined]) {
      expect(await harness.signIn({ ...ada, tenant })).toMatchObject({
        status: 429,
        headers: { 'retry-after': '5' },
        body: { type: 'urn:freehold:problem:too-many-attempts' },
      });
    }
  });
});

describe('POST /v1/sessions refuses a malformed request', () => {
  it.each(['\ud800', 'acme\u0000', 'SLUG#acme', 'acme/..'])(
    'with the tenant %j, before anything is read',
    async (tenant) => {
      const find = vi.spyOn(harness.tenants, 'find');
      expect(await harness.signIn({ ...ada, tenant })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/tenant' }] },
      });
      expect(find).not.toHaveBeenCalled();
    },
  );

  it('with all invalid fields at once', async () => {
    const answer = await harness.signIn({ tenant: '', email: 'ada', password: '', admin: true });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        errors: expect.arrayContaining(
          ['/tenant', '/email', '/password', '/admin'].map(
            (pointer) => expect.objectContaining({ pointer }) as unknown,
          ),
        ) as unknown,
      },
    });
    expect(harness.provider.calls).toEqual([]);
  });

  it('without a password and without a challenge, or with both', async () => {
    const challenge = { name: 'SOFTWARE_TOKEN_MFA', session: 'x', code: '123456' };
    expect(await harness.signIn({ ...ada, challenge })).toMatchObject({ status: 400 });
    expect(await harness.signIn({ ...ada, password: undefined })).toMatchObject({ status: 400 });
  });
});
