import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const ID = 'key_01kb2v3m9ne4a8x0c5r7d6f1gh';
const SECRET = 'fh_live_secret_89ab4d1c';
const key = {
  id: ID,
  name: 'Nightly import',
  kind: 'service',
  mode: 'live',
  status: 'active',
  prefix: 'fh_live',
  lastFour: '4d1c',
  permissions: ['records:read', 'records:write'],
  allowedAddresses: [],
  createdBy: { id: 'b2c5d4e4', name: 'ada@acme.example' },
  createdAt: '2026-11-27T12:00:00.000Z',
};
const CREATE = 'POST /v1/api-keys';
const ROTATE = `POST /v1/api-keys/${ID}/rotate`;

describe('freehold api-key', () => {
  it('creates a key as the options say, and shows its secret', async () => {
    at.api.on(CREATE, { status: 201, body: { ...key, secret: SECRET } });
    const options = [
      ...['--permission', 'records:read', 'records:write', '--personal', '--test'],
      ...['--expires', '2027-12-31T00:00:00Z', '--allow', '198.51.100.0/24', '2001:db8::/48'],
      ...['--per-minute', '60', '--idempotency-key', 'once'],
    ];
    const { status, stdout } = await run(['api-key', 'create', 'Nightly import', ...options]);
    expect(status).toBe(EXIT.ok);
    expect(stdout.split('\n')).toContain(SECRET);
    const [sent] = at.api.requests(CREATE);
    expect(sent?.headers).toMatchObject({ 'idempotency-key': 'once' });
    expect(sent?.body).toEqual({
      name: 'Nightly import',
      permissions: ['records:read', 'records:write'],
      kind: 'personal',
      mode: 'test',
      expiresAt: '2027-12-31T00:00:00Z',
      allowedAddresses: ['198.51.100.0/24', '2001:db8::/48'],
      rateLimit: { perMinute: 60 },
    });
  });

  it('says how to get a secret where the key was made before', async () => {
    at.api.on(CREATE, { status: 201, body: key });
    const { stdout } = await run(['api-key', 'create', 'X', '--permission', 'records:read']);
    expect(stdout).toContain(`freehold api-key rotate ${ID}`);
  });

  it('knows the permissions of keys, and asks for nothing with another one', async () => {
    const { status } = await run(['api-key', 'create', 'X', '--permission', 'members:write']);
    expect(status).toBe(EXIT.invalid);
    expect(at.api.requests(CREATE)).toEqual([]);
  });

  it('lists all pages', async () => {
    at.api.inTurn('GET /v1/api-keys', [
      { body: { items: [key], nextCursor: 'next' } },
      { body: { items: [{ ...key, name: 'Second', lastUsedAt: '2026-11-27T12:10:00.000Z' }] } },
    ]);
    const { stdout } = await run(['api-key', 'list']);
    expect(stdout).toMatch(/^ID +NAME +KEY +KIND +STATUS +PERMISSIONS +LAST USED +EXPIRES +BY$/m);
    expect(stdout).toMatch(/Nightly import +fh_live_…4d1c +service +active .* never +never +ada@/);
    expect(stdout).toContain('Second');
  });

  it('rotates, disables, enables and revokes', async () => {
    at.api.on(ROTATE, { body: { ...key, secret: SECRET, previousUntil: key.createdAt } });
    const rotated = await run(['api-key', 'rotate', ID, '--overlap', '3600']);
    expect(rotated.stdout).toContain(SECRET);
    expect(at.api.requests(ROTATE)[0]?.body).toEqual({ overlapSeconds: 3600 });
    for (const [name, state] of [
      ['disable', 'disabled'],
      ['enable', 'active'],
    ] as const) {
      at.api.on(`POST /v1/api-keys/${ID}/${name}`, { body: { ...key, status: state } });
      expect((await run(['api-key', name, ID])).stdout).toContain(`${ID} is ${state} now.`);
    }
    at.api.on(`DELETE /v1/api-keys/${ID}`, { status: 204 });
    expect((await run(['api-key', 'revoke', ID])).status).toBe(EXIT.ok);
  });
});

describe('an API key in the environment', () => {
  it('takes the place of a session', async () => {
    at.api.on('GET /v1/api-keys', { body: { items: [] } });
    const env = { FREEHOLD_API_KEY: SECRET, FREEHOLD_API_URL: at.api.url };
    const { status } = await run(['api-key', 'list', '--profile', 'nowhere'], { env });
    expect(status).toBe(EXIT.ok);
    const [{ headers } = { headers: {} }] = at.api.requests('GET /v1/api-keys');
    expect(headers).toMatchObject({ authorization: `Bearer ${SECRET}` });
    expect(at.api.requests('POST /v1/sessions')).toEqual([]);
  });

  it('is sent over TLS alone', async () => {
    const env = { FREEHOLD_API_KEY: SECRET, FREEHOLD_API_URL: 'http://api.example.com' };
    const { status, stderr } = await run(['api-key', 'list'], { env });
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('FREEHOLD_API_URL must begin with https://');
  });
});
