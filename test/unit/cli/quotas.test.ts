import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('freehold onboarding', () => {
  it('shows the first key with its secret, and the record that is to be set', async () => {
    const apiKey = { id: 'key_1', secret: 'fh_live_abc' };
    const domainName = { name: 'acme.app.example', target: 'edge.example' };
    const body = {
      ...{ steps: [{ name: 'create-api-key', status: 'done' }], apiKey },
      domainName: { ...domainName, isManaged: false, state: 'missing' },
      webhooks: [{ id: 'whe_1', url: 'https://hooks.acme.example/in' }],
    };
    at.api.on('GET /v1/onboarding', { body });
    const { status, stdout } = await run(['onboarding']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/✓ +create-api-key +done/);
    expect(stdout).toContain('fh_live_abc');
    expect(stdout).toContain('freehold webhook endpoints show whe_1 --secret');
    expect(stdout).toContain('Set the record: acme.app.example CNAME edge.example');

    at.api.on('GET /v1/onboarding', { body: { steps: [], apiKey: { id: 'key_1' } } });
    expect((await run(['onboarding'])).stdout).toContain('freehold api-key rotate key_1');
  });
});

describe('freehold quota list', () => {
  it('shows what is used of each quota', async () => {
    const items = [
      { quota: 'storage', unit: 'bytes', used: 1024 ** 3, reserved: 1024, limit: 10 * 1024 ** 3 },
      { quota: 'members', unit: 'seats', used: 7, reserved: 0, limit: 'unlimited' },
    ];
    at.api.on('GET /v1/quotas', { body: { items } });
    const { status, stdout } = await run(['quota', 'list']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/^QUOTA +USED +RESERVED +LIMIT +SHARE$/m);
    expect(stdout).toMatch(/^storage +1.0 GB +1.0 KB +10.0 GB +10 %$/m);
    expect(stdout).toMatch(/^members +7 +0 +unlimited$/m);
    expect(JSON.parse((await run(['quota', 'list', '--json'])).stdout)).toEqual({ items });
  });
});
