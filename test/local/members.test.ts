import { beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  callFor,
  createTenant,
  signIn,
  type Answer,
  type TestTenant,
} from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invitationTokenFor } from '../support/mail-to.ts';
import { me, problem, signInTo, tokenOf } from '../support/identity/tenant-sessions.ts';

const PASSWORD = 'Correct-Horse-7-Battery';

let acme: TestTenant;
let owner: string;

beforeAll(async () => {
  acme = await createTenant();
  owner = await signIn(acme.admin, acme.slug);
});

const emailOf = (name: string) => `${name}@${acme.slug}.example`;
const invite = (name: string, role = 'member', headers: Record<string, string> = {}) =>
  call('POST /v1/invitations', {
    token: owner,
    body: { invitations: [{ email: emailOf(name), role, name }] },
    headers,
  });
const tokenMailedTo = (name: string) => invitationTokenFor(emailOf(name));
const accept = (token: string, password = PASSWORD) =>
  call('POST /v1/invitations/accept', { body: { token, password } });

async function join(name: string, role?: string) {
  await invite(name, role);
  const joined = await accept(await tokenMailedTo(name));
  expect(joined).toMatchObject({ status: 201, body: { tenant: { slug: acme.slug } } });
  expectConforms('acceptInvitation', joined);
  return (joined.body as { member: { id: string } }).member.id;
}

/** How long the token is still admitted after the change, in seconds. */
async function secondsUntilRefused(token: string, change: () => Promise<Answer>) {
  expect(await me(token)).toMatchObject({ status: 200 });
  const start = Date.now();
  expect((await change()).status).toBeLessThan(300);
  while ((await me(token)).status === 200) {
    if (Date.now() - start > 20_000) throw new Error('still admitted');
  }
  return (Date.now() - start) / 1_000;
}

describe('members of a tenant', () => {
  it('are invited by mail, accept, and sign in with their own password', async () => {
    const invited = await invite('grace', 'admin');
    expect(invited).toMatchObject({
      status: 200,
      body: { items: [{ outcome: 'Invited', mail: 'sent' }] },
    });
    expectConforms('inviteMembers', invited);

    const token = await tokenMailedTo('grace');
    expect(await accept(token, 'short')).toMatchObject({
      status: 400,
      body: problem('invalid-request'),
    });
    expect(await accept(token)).toMatchObject({ status: 201 });
    expect(await accept(token)).toMatchObject({ status: 404, body: problem('invitation-invalid') });
    const grace = await signIn({ email: emailOf('Grace'), password: PASSWORD }, acme.slug);
    expect(await me(grace)).toMatchObject({ status: 200, body: { role: 'admin' } });
  });

  it('are listed, found and shown', async () => {
    const listed = await call('GET /v1/members?q=GRACE', { token: owner });
    expect(listed).toMatchObject({ body: { items: [{ email: emailOf('grace') }] } });
    expectConforms('listMembers', listed);
    const { items } = listed.body as { items: { id: string }[] };
    const shown = await call(`GET /v1/members/${items[0]?.id ?? ''}`, { token: owner });
    expect(shown.headers.get('etag')).toBe('"1"');
    expectConforms('getMember', shown);
  });

  it('who are disabled are refused within five seconds, and can come back', async () => {
    const id = await join('bob');
    const bob = { email: emailOf('bob'), password: PASSWORD };
    const { accessToken, refreshToken } = await tokenOf(acme, bob);
    const disable = () => call(`POST /v1/members/${id}/disable`, { token: owner });
    expect(await secondsUntilRefused(accessToken, disable)).toBeLessThanOrEqual(5);
    expect(
      await call('POST /v1/sessions/refresh', { body: { tenant: acme.slug, refreshToken } }),
    ).toMatchObject({ status: 401 });
    expect(await signInTo(acme, bob)).toMatchObject({ status: 401 });

    expect(await call(`POST /v1/members/${id}/enable`, { token: owner })).toMatchObject({
      status: 200,
      body: { status: 'active' },
    });
    expect(await me(accessToken)).toMatchObject({ status: 401 });
    expect(await signInTo(acme, bob)).toMatchObject({ status: 200 });
  });

  it('who are removed are refused within five seconds, and can be invited again', async () => {
    const id = await join('mia');
    const mia = { email: emailOf('mia'), password: PASSWORD };
    const { accessToken } = await tokenOf(acme, mia);
    const remove = () => call(`DELETE /v1/members/${id}`, { token: owner });
    expect(await secondsUntilRefused(accessToken, remove)).toBeLessThanOrEqual(5);
    expect(await remove()).toMatchObject({ status: 404 });
    expect(await signInTo(acme, mia)).toMatchObject({ status: 401 });
    await join('mia');
    expect(await signInTo(acme, mia)).toMatchObject({ status: 200 });
  });

  it('have another role within five seconds, without signing in anew', async () => {
    const { items } = await callFor<{ items: { id: string }[] }>('GET /v1/members?q=grace', {
      token: owner,
    });
    const path = `/v1/members/${items[0]?.id ?? ''}`;
    const grace = await signIn({ email: emailOf('grace'), password: PASSWORD }, acme.slug);
    const change = { token: owner, body: { role: 'viewer' } };
    expect(await call(`PATCH ${path}`, change)).toMatchObject({ status: 428 });
    const headers = { 'if-match': '"1"' };
    const changed = await call(`PATCH ${path}`, { ...change, headers });
    expect(changed).toMatchObject({ status: 200, body: { role: 'viewer', version: 2 } });
    expectConforms('changeMember', changed);
    await expect
      .poll(async () => (await me(grace)).body, { timeout: 5_000, interval: 200 })
      .toMatchObject({ role: 'viewer' });
    expect(await call('POST /v1/invitations', { token: grace, body: {} })).toMatchObject({
      status: 403,
    });
  });

  it('have their invitations listed, sent again and revoked', async () => {
    await invite('eve');
    const before = await tokenMailedTo('eve');
    const listed = await call('GET /v1/invitations', { token: owner });
    expectConforms('listInvitations', listed);
    const { items } = listed.body as { items: { id: string }[] };
    const path = `/v1/invitations/${items[0]?.id ?? ''}`;
    const resent = await call(`POST ${path}/resend`, { token: owner });
    expect(resent).toMatchObject({ status: 200, body: { mail: 'sent' } });
    expectConforms('resendInvitation', resent);
    expect(await accept(before)).toMatchObject({ status: 404 });
    const after = await tokenMailedTo('eve');
    expect(await call(`DELETE ${path}`, { token: owner })).toMatchObject({ status: 204 });
    expect(await accept(after)).toMatchObject({ status: 404 });
  });

  it('are never without an owner, and one gives the ownership away', async () => {
    const { userId } = await callFor<{ userId: string }>('GET /v1/me', { token: owner });
    expect(await call(`DELETE /v1/members/${userId}`, { token: owner })).toMatchObject({
      status: 409,
      body: problem('last-owner'),
    });
    const { items } = await callFor<{ items: { id: string }[] }>('GET /v1/members?q=grace', {
      token: owner,
    });
    const request = `POST /v1/members/${items[0]?.id ?? ''}/transfer-ownership`;
    expect(await call(request, { token: owner })).toMatchObject({
      status: 200,
      body: { role: 'owner' },
    });
    await expect
      .poll(async () => (await me(owner)).body, { timeout: 5_000, interval: 200 })
      .toMatchObject({ role: 'admin' });
  });
});
