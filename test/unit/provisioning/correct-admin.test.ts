import { describe, expect, it } from 'vitest';
import { welcomeMail } from '../../../core/mail/templates/welcome.ts';
import type { Delivery, Mail } from '../../../core/mail/mailer.ts';
import { newMember, type Member } from '../../../core/members/member.ts';
import type { AdminCorrections } from '../../../core/provisioning/admin-corrections.ts';
import { correctAdminOperation } from '../../../functions/tenants/restore-owner/correct-admin.ts';
import { routes } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { fail, ok } from '../../../kit/result.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { acmePool, tenantOf } from '../../support/identity/sign-in-harness.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const tenant = tenantOf('acme', { id: newId('tnt'), identity: acmePool });
const WRONG = tenant.admin.email;
const RIGHT = 'ada@acme.test';

type Refusal = Extract<Awaited<ReturnType<AdminCorrections['correct']>>, { ok: false }>['error'];

function platform() {
  const tenants = new FakeTenantFinder();
  tenants.put(tenant);
  const person = { userId: 'user-1', email: WRONG, role: 'owner' };
  const state = {
    members: [newMember(person, new Date(0))],
    users: new Map([[WRONG, { userId: 'user-1', password: 'first' }]]),
    delivery: { kind: 'Accepted', messageId: 'm' } as Delivery,
    refusal: undefined as Refusal | undefined,
    diesAt: '',
  };
  const mails: Mail[] = [];
  const events: object[] = [];
  const step = async (name: string) => {
    if (state.diesAt === name) throw new Error(`died at ${name}`);
    return Promise.resolve();
  };
  const serve = edgeOf(
    correctAdminOperation({
      tenants,
      corrections: {
        findAdmin: async (_, email) =>
          Promise.resolve(state.members.find((member) => member.email === email) ?? null),
        correct: async (_, { tenant: after, former, member, event }) => {
          await step('correct');
          if (state.refusal) return fail(state.refusal);
          state.members = [...state.members.filter((one) => one !== former), member];
          tenants.put(after);
          events.push(event);
          return ok(undefined);
        },
      },
      owners: {
        ensure: async (_, { email }) => {
          const user = state.users.get(email) ?? {
            userId: `user-of-${email.split('@')[0]}-${state.users.size}`,
            password: '',
          };
          state.users.set(email, user);
          return Promise.resolve(ok({ userId: user.userId }));
        },
        remove: async (_, userId) => {
          await step('remove');
          const entry = [...state.users].find(([, user]) => user.userId === userId);
          if (entry) state.users.delete(entry[0]);
        },
        setTemporaryPassword: async (_, email, password) => {
          const user = state.users.get(email);
          if (user) user.password = password;
          return step('password');
        },
      },
      mailer: {
        send: async (mail) => {
          mails.push(mail);
          return Promise.resolve(state.delivery);
        },
      },
      composeWelcome: welcomeMail.compose({ platformName: 'F', apiUrl: 'https://api.example' }),
      now: () => new Date(0),
    }),
  );
  const ask = async (email = RIGHT, more: { name?: string; ifMatch?: string } = {}) => {
    const { name, ifMatch = `"${tenant.version}"` } = more;
    const event = apiEvent(routes.correctAdmin.key, {
      identity: operatorIdentity,
      params: { tenantId: tenant.id },
      headers: { 'if-match': ifMatch },
      body: JSON.stringify({ email, name }),
    });
    const { statusCode, body = '' } = await serve(event);
    return { status: statusCode, body: JSON.parse(body) as { type?: string } };
  };
  const sign = (member: Partial<Member>) => {
    state.members = state.members.map((one) => ({ ...one, ...member }));
  };
  return { state, mails, events, ask, sign, serve, current: () => tenants.find(tenant.id) };
}

describe('PUT /v1/tenants/{tenantId}/admin', () => {
  it('puts the right address in the place of the wrong one, and mails the welcome there', async () => {
    const { ask, state, mails, events, current } = platform();
    expect(await ask()).toMatchObject({ status: 200, body: { email: RIGHT } });
    expect(await current()).toMatchObject({
      admin: { email: RIGHT, name: tenant.admin.name },
      version: tenant.version + 1,
    });
    expect([...state.users.keys()]).toEqual([RIGHT]);
    expect(state.members).toMatchObject([
      { email: RIGHT, role: 'owner', status: 'active', replacedUserId: 'user-1' },
    ]);
    expect(mails).toMatchObject([{ to: RIGHT }]);
    expect(mails[0]?.text).toContain(state.users.get(RIGHT)?.password);
    expect(events).toMatchObject([
      { type: 'tenant.admin_corrected', data: { fromUserId: 'user-1' } },
    ]);
    expect(JSON.stringify(events)).not.toContain('@');
  });

  it.each(['correct', 'remove', 'password'])(
    'is done by a repetition where it died at %s',
    async (diesAt) => {
      const { ask, state, mails, events } = platform();
      state.diesAt = diesAt;
      expect(await ask()).toMatchObject({ status: 500 });
      expect(mails).toEqual([]);

      state.diesAt = '';
      expect(await ask()).toMatchObject({ status: 200 });
      expect([...state.users.keys()]).toEqual([RIGHT]);
      expect(state.members).toHaveLength(1);
      expect(events).toHaveLength(1);
      expect(mails).toMatchObject([{ to: RIGHT }]);
    },
  );

  it('leaves no user of a correction that died and was followed by another one', async () => {
    const { ask, state } = platform();
    state.diesAt = 'remove';
    await ask();
    state.diesAt = '';
    await ask('eve@acme.test', { ifMatch: '*' });
    expect([...state.users.keys()]).toEqual(['eve@acme.test']);
  });

  it('sends another first password where it is asked again, and the one before is replaced', async () => {
    const { ask, state, mails } = platform();
    await ask();
    const before = state.users.get(RIGHT)?.password ?? '';
    expect(await ask()).toMatchObject({ status: 200 });
    expect(state.users.get(RIGHT)?.password).not.toBe(before);
    expect(mails).toHaveLength(2);
  });

  it.each([{ signedInAt: new Date(0).toISOString() }, { invitationId: 'inv_1' }] as const)(
    'is refused once somebody has signed in: %o',
    async (facts) => {
      const { ask, sign, state, mails } = platform();
      sign(facts);
      for (const email of [RIGHT, WRONG]) {
        expect(await ask(email)).toMatchObject({
          status: 409,
          body: { type: 'urn:freehold:problem:admin-not-correctable' },
        });
      }
      expect([...state.users.keys()]).toEqual([WRONG]);
      expect(mails).toEqual([]);
    },
  );

  it.each([
    { refusal: { kind: 'AdminAddressTaken' }, status: 409, type: 'address-taken' },
    { refusal: { kind: 'VersionConflict' }, status: 412, type: 'version-conflict' },
    { refusal: { kind: 'MembersBusy' }, status: 503, type: 'registry-busy' },
  ] as const)(
    'changes nothing where the record refuses: $type',
    async ({ refusal, ...expected }) => {
      const { ask, state, mails } = platform();
      state.refusal = refusal;
      const { status, body } = await ask();
      expect(status).toBe(expected.status);
      expect(body.type).toBe(`urn:freehold:problem:${expected.type}`);
      expect(mails).toEqual([]);
      expect(state.users.has(WRONG)).toBe(true);
    },
  );

  it('is made against a version, and changes no name alone', async () => {
    const { ask } = platform();
    expect(await ask(RIGHT, { ifMatch: '"99"' })).toMatchObject({ status: 412 });
    expect(await ask(WRONG, { name: 'Somebody Else' })).toMatchObject({ status: 400 });
  });

  it('says that the mail was not sent, to be repeated', async () => {
    const { ask, state } = platform();
    state.delivery = { kind: 'Unknown', reason: 'TimeoutError' };
    expect(await ask()).toMatchObject({
      status: 503,
      body: { type: 'urn:freehold:problem:owner-mail-not-sent' },
    });
    state.delivery = { kind: 'Accepted', messageId: 'm' };
    expect(await ask()).toMatchObject({ status: 200 });
  });

  it('serves operators alone', async () => {
    const { serve } = platform();
    const event = apiEvent(routes.correctAdmin.key, {
      identity: tenantIdentity('owner'),
      params: { tenantId: tenant.id },
      headers: { 'if-match': '*' },
      body: JSON.stringify({ email: RIGHT }),
    });
    expect(await serve(event)).toMatchObject({ statusCode: 403 });
  });
});
