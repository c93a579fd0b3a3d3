import { beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine, operatorSession } from './command-line.ts';

const { at, run } = commandLine();

const ID = 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11';
const member = {
  ...{ id: ID, email: 'grace@acme.example', name: 'Grace', role: 'member', status: 'active' },
  ...{ createdAt: '2026-11-27T12:00:00.000Z', updatedAt: '2026-11-27T12:00:00.000Z', version: 1 },
};
const asAda = ['--profile', 'acme'];

beforeEach(async () => {
  const { status } = await run(
    [
      ...['login', ...asAda, '--api-url', at.api.url, '--tenant', 'acme'],
      ...['--email', 'ada@acme.example', '--password-stdin'],
    ],
    { stdin: 'secret\n' },
  );
  expect(status).toBe(EXIT.ok);
});

describe('freehold login --tenant', () => {
  it('signs in to the tenant, and renews the session there', async () => {
    expect(at.api.requests('POST /v1/sessions')[0]?.body).toMatchObject({ tenant: 'acme' });
    at.api.on('POST /v1/sessions/refresh', { body: { token: operatorSession('access-2').token } });
    at.api.inTurn('GET /v1/members', [
      { status: 401, body: { type: 'urn:freehold:problem:token-expired', status: 401 } },
      { body: { items: [member] } },
    ]);
    expect(await run(['member', 'list', ...asAda])).toMatchObject({ status: EXIT.ok });
    expect(at.api.requests('POST /v1/sessions/refresh')[0]?.body).toMatchObject({ tenant: 'acme' });
  });
});

describe('freehold member', () => {
  it('lists and shows', async () => {
    at.api.on('GET /v1/members', { body: { items: [member] } });
    at.api.on(`GET /v1/members/${ID}`, { body: member });
    const { stdout } = await run(['member', 'list', '--q', 'gra', ...asAda]);
    expect(stdout).toMatch(/^ID +E-MAIL +ROLE +STATUS +NAME$/m);
    expect(stdout).toMatch(new RegExp(`^${ID} +grace@acme.example +member +active +Grace$`, 'm'));
    expect((await run(['member', 'show', ID, ...asAda])).stdout).toMatch(/^Role +member$/m);
  });

  it('invites several, and tells of each', async () => {
    const items = [
      { email: 'b@acme.example', outcome: 'Invited', mail: 'sent' },
      { email: 'c@acme.example', outcome: 'SeatLimitReached' },
    ];
    at.api.on('POST /v1/invitations', { body: { items } });
    const emails = items.map(({ email }) => email);
    const { stdout } = await run(['member', 'invite', ...emails, '--role', 'viewer', ...asAda]);
    expect(stdout).toMatch(/^c@acme.example +SeatLimitReached$/m);
    expect(at.api.requests('POST /v1/invitations')[0]?.body).toEqual({
      invitations: emails.map((email) => ({ email, role: 'viewer' })),
    });
  });

  it('changes, disables, enables and removes', async () => {
    at.api.on(`PATCH /v1/members/${ID}`, { body: { ...member, role: 'admin' } });
    at.api.on(`POST /v1/members/${ID}/disable`, { body: { ...member, status: 'disabled' } });
    at.api.on(`POST /v1/members/${ID}/enable`, { body: member });
    at.api.on(`DELETE /v1/members/${ID}`, { status: 204 });
    const role = await run(['member', 'set-role', ID, '--role', 'admin', ...asAda]);
    expect(role.stdout).toMatch(/^Role +admin$/m);
    expect(at.api.requests(`PATCH /v1/members/${ID}`)[0]).toMatchObject({
      headers: { 'if-match': '*' },
      body: { role: 'admin' },
    });
    expect((await run(['member', 'disable', ID, ...asAda])).stdout).toMatch(/^Status +disabled$/m);
    expect((await run(['member', 'enable', ID, ...asAda])).stdout).toMatch(/^Status +active$/m);
    expect(await run(['member', 'remove', ID, ...asAda])).toMatchObject({ status: EXIT.ok });
  });
});

describe('freehold member, invitations', () => {
  const INVITATION = 'inv_01kb2v3m9ne4a8x0c5r7d6f1gh';
  const invitation = {
    ...{ id: INVITATION, email: 'b@acme.example', role: 'member', mail: 'sent', invitedBy: ID },
    ...{ createdAt: member.createdAt, expiresAt: '2026-12-04T12:00:00.000Z', isLapsed: false },
  };

  it('lists, resends and revokes', async () => {
    const items = [invitation, { ...invitation, isLapsed: true }];
    at.api.on('GET /v1/invitations', { body: { items } });
    at.api.on(`POST /v1/invitations/${INVITATION}/resend`, { body: invitation });
    at.api.on(`DELETE /v1/invitations/${INVITATION}`, { status: 204 });
    const { stdout } = await run(['member', 'invitations', ...asAda]);
    expect(stdout).toMatch(/^inv_\S+ +b@acme.example +member +mail sent +lapsed$/m);
    const resent = await run(['member', 'resend', INVITATION, ...asAda]);
    expect(resent.stdout).toContain('b@acme.example: mail sent');
    const revoked = await run(['member', 'revoke', INVITATION, ...asAda]);
    expect(revoked).toMatchObject({ status: EXIT.ok });
  });

  it('accepts without a session, by what only standard input has', async () => {
    const tenant = { name: 'Acme', slug: 'acme' };
    at.api.on('POST /v1/invitations/accept', { status: 201, body: { member, tenant } });
    const { stdout } = await run(
      ['member', 'accept', '--profile', 'new', '--api-url', at.api.url, '--password-stdin'],
      { stdin: 'the-token\nthe-password\n' },
    );
    expect(stdout).toContain('freehold login --tenant acme --email grace@acme.example');
    const [request] = at.api.requests('POST /v1/invitations/accept');
    expect(request?.body).toEqual({ token: 'the-token', password: 'the-password' });
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it('sends no token where it could be read on the way', async () => {
    const args = ['member', 'accept', '--profile', 'new', '--password-stdin'];
    expect((await run(args)).status).toBe(EXIT.invalid);
    const plain = await run([...args, '--api-url', 'http://api.example'], { stdin: 'a\nb\n' });
    expect(plain).toMatchObject({ status: EXIT.invalid });
  });

  it('transfers the ownership', async () => {
    const body = { ...member, role: 'owner' };
    at.api.on(`POST /v1/members/${ID}/transfer-ownership`, { body });
    const { stdout } = await run(['member', 'transfer', ID, ...asAda]);
    expect(stdout).toMatch(/^Role +owner$/m);
  });
});

describe('freehold me', () => {
  const session = {
    ...{ id: 's-1', startedAt: member.createdAt, lastUsedAt: member.createdAt },
    ...{ sourceIp: '192.0.2.1', userAgent: 'curl/8', isCurrent: true },
  };

  it('lists and ends sessions', async () => {
    const items = [session, { ...session, id: 's-2', isCurrent: false }];
    at.api.on('GET /v1/me/sessions', { body: { items } });
    at.api.on('DELETE /v1/me/sessions/s-2', { status: 204 });
    at.api.on('DELETE /v1/me/sessions', { status: 204 });
    const { stdout } = await run(['me', 'sessions', ...asAda]);
    expect(stdout).toMatch(/^s-1 .* 192.0.2.1 +this one$/m);
    expect(stdout).toMatch(/^s-2 .* curl\/8$/m);
    expect((await run(['me', 'end-session', 's-2', ...asAda])).status).toBe(EXIT.ok);
    expect((await run(['me', 'end-other-sessions', ...asAda])).status).toBe(EXIT.ok);
    expect(at.api.requests('DELETE /v1/me/sessions')).toHaveLength(1);
  });

  it('changes the password, which stands on no command line', async () => {
    at.api.on('POST /v1/me/password', { status: 204 });
    const args = ['me', 'password', '--password-stdin', ...asAda];
    expect((await run(args, { stdin: 'old\nnew\n' })).status).toBe(EXIT.ok);
    expect(at.api.requests('POST /v1/me/password')[0]?.body).toEqual({
      currentPassword: 'old',
      newPassword: 'new',
    });
  });
});
