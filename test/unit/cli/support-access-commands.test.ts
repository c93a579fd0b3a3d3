import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
const ID = 'sup_01kb2v3m9ne4a8x0c5r7d6f1gh';
const OF_TENANT = `/v1/tenants/${TENANT}/support-access`;
const access = {
  ...{ id: ID, status: 'requested', isEmergency: false, reason: 'Ticket 4711' },
  operator: { kind: 'operator', id: 'op-1', name: 'grace@freehold.example' },
  ...{ scopes: ['records:read', 'files:read'], durationHours: 24 },
  requestedAt: '2026-11-27T12:00:00.000Z',
};
const asked = { ...access, credential: `us-east-1_Acme.${ID}` };

describe('freehold support-access', () => {
  const request = (...more: string[]) =>
    run([
      ...['support-access', 'request', TENANT, '--reason', 'Ticket 4711'],
      ...['--scope', 'records:read', 'files:read', '--hours', '24', ...more],
    ]);

  it('asks, and says how to use what is granted', async () => {
    at.api.on(`POST ${OF_TENANT}`, { status: 201, body: asked });
    const { status, stdout } = await request();
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain(`access=us-east-1_Acme.${ID}, token=<accessToken>`);
    expect(at.api.requests(`POST ${OF_TENANT}`)[0]?.body).toEqual({
      reason: 'Ticket 4711',
      scopes: ['records:read', 'files:read'],
      durationHours: 24,
    });
  });

  it('asks another admin in an emergency', async () => {
    const path = `POST /v1/tenants/${TENANT}/emergency-access`;
    at.api.on(path, { status: 201, body: { ...asked, isEmergency: true } });
    expect((await request('--emergency')).status).toBe(EXIT.ok);
    expect(at.api.requests(path)).toHaveLength(1);
  });

  it('lists what was asked of a tenant, and what was asked of the own one', async () => {
    at.api.on(`GET ${OF_TENANT}`, { body: { items: [asked] } });
    at.api.on('GET /v1/support-access', { body: { items: [{ ...access, recentUses: [] }] } });
    for (const of of [[TENANT], []]) {
      const { stdout } = await run(['support-access', 'list', ...of]);
      expect(stdout).toContain('grace@freehold.example');
    }
  });

  it.each(['grant', 'refuse', 'revoke'])('is decided by an owner: %s', async (name) => {
    const path = `POST /v1/support-access/${ID}/${name}`;
    at.api.on(path, { body: { ...access, status: 'revoked' } });
    const { status, stdout } = await run(['support-access', name, ID]);
    expect([status, stdout]).toEqual([EXIT.ok, `${ID} is revoked now.\n`]);
  });

  it.each([
    ['withdraw', `${OF_TENANT}/${ID}/withdraw`],
    ['confirm', `/v1/tenants/${TENANT}/emergency-access/${ID}/confirm`],
  ])('is decided by an operator: %s', async (name, path) => {
    at.api.on(`POST ${path}`, { body: { ...asked, status: 'granted' } });
    const { status } = await run(['support-access', name, TENANT, ID]);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests(`POST ${path}`)).toHaveLength(1);
  });
});
