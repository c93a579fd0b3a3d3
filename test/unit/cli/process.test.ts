import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aTenant, beginning, ID } from './a-tenant.ts';
import { commandLine, outcomeOf, ROOT } from './command-line.ts';

const { at, write, spawned } = commandLine();

const FILE = 'name: Acme\nplan: pro\nadmin_email: ada@acme.example\n';

const STACK = /^ +at /m;

describe('the freehold process', () => {
  it('is what package.json names, and may be executed', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      bin: { freehold: string };
    };
    expect(bin.freehold).toBe('cli/freehold.mjs');
    accessSync(join(ROOT, bin.freehold), constants.X_OK);
  });

  it('onboards a tenant from a file', async () => {
    at.api.on('POST /v1/tenants', { status: 202, body: beginning() });
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant() });
    const file = write('tenant.yaml', FILE);
    const { status, stdout, stderr } = await outcomeOf(spawned(['tenant', '--config', file]));
    expect(stderr).toContain('✓  activate-tenant');
    expect(stdout).toMatch(/State +active/);
    expect(status).toBe(EXIT.ok);
  });

  it('ends with the status of a failure, and without a stack trace', async () => {
    const { status, stdout, stderr } = await outcomeOf(spawned(['tenant', 'show', ID]));
    expect(status).toBe(EXIT.notFound);
    expect(stdout).toBe('');
    expect(stderr).toBe('Tenant not found.\n');
  });

  it('takes no proxy to this machine', async () => {
    at.api.on('GET /v1/tenants', { body: { items: [] } });
    const proxy = {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: 'http://127.0.0.1:9',
      no_proxy: 'a.example',
    };
    const { status, stderr } = await outcomeOf(spawned(['tenant', 'list'], proxy));
    expect(stderr).toBe('');
    expect(status).toBe(EXIT.ok);
  });

  it('says where nobody listens', async () => {
    await at.api.close();
    const { status, stderr } = await outcomeOf(spawned(['tenant', 'list']));
    await at.api.open();
    expect(status).toBe(EXIT.unreachable);
    expect(stderr).toMatch(/^The platform at http:\/\/127\.0\.0\.1:\d+ does not answer\.\n/);
    expect(stderr).not.toMatch(STACK);
  });

  it('tells the unexpected in one line, and where it happened with FREEHOLD_DEBUG=1', async () => {
    const broken = { FREEHOLD_HOME: join(ROOT, 'package.json') };
    const args = ['tenant', '--config', ROOT];
    const { status, stderr } = await outcomeOf(spawned(args, broken));
    expect(status).not.toBe(EXIT.ok);
    expect(stderr).not.toMatch(STACK);
    const unusable = { FREEHOLD_CONFIG_HOME: join(ROOT, 'package.json') };
    const login = ['login', '--profile', 'dev', '--api-url', at.api.url, '--email', 'a@b.example'];
    const plain = spawned([...login, '--password-stdin'], unusable);
    plain.stdin.end('Password-1\n');
    const told = await outcomeOf(plain);
    expect(told.status).toBe(EXIT.failed);
    expect(told.stderr).toMatch(/^Unexpected: E.*\nRun it again with FREEHOLD_DEBUG=1.*\n$/);
    const debugged = spawned([...login, '--password-stdin'], { ...unusable, FREEHOLD_DEBUG: '1' });
    debugged.stdin.end('Password-1\n');
    expect((await outcomeOf(debugged)).stderr).toMatch(/^ +at .*profiles\.ts/m);
  });

  it('says on Ctrl-C how to look again', async () => {
    at.api.on('POST /v1/tenants', { status: 202, body: beginning() });
    const child = spawned(['tenant', '--config', write('tenant.yaml', FILE)]);
    at.api.on(`GET /v1/tenants/${ID}`, () => {
      child.kill('SIGINT');
      return { body: beginning() };
    });
    const { status, stderr } = await outcomeOf(child);
    expect(status).toBe(EXIT.interrupted);
    expect(stderr).toContain(`Look again with: freehold monitor --tenant-id ${ID} --watch`);
  });

  it('ends quietly when nobody reads on', async () => {
    const items = Array.from({ length: 2_000 }, () => aTenant());
    at.api.on('GET /v1/tenants', { body: { items } });
    const child = spawned(['tenant', 'list', '--json']);
    child.stdout.once('data', () => child.stdout.destroy());
    const { status, stderr } = await outcomeOf(child).catch(() => ({ status: 0, stderr: '' }));
    expect({ status, stderr }).toEqual({ status: EXIT.ok, stderr: '' });
  });
});
