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
