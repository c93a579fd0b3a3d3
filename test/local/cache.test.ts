import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import { localCloud } from '../support/local-cloud.ts';

const ROOT = join(import.meta.dirname, '../..');

let tenant: TestTenant;
let token = '';

beforeAll(async () => {
  tenant = await createTenant();
  token = await signIn(tenant.admin, tenant.slug);
});

describe('/v1/cache/{key} as it is deployed', () => {
  type Facts = { readonly version: number };
  const path = '/v1/cache/user:42';
  const put = (body: unknown, headers = {}) => call(`PUT ${path}`, { token, body, headers });

  it('keeps a value until its time is over', async () => {
    const { version } = await callFor<Facts>(`PUT ${path}`, {
      token,
      body: { value: { n: 1 }, ttlSeconds: 2 },
    });
    const got = await call(`GET ${path}`, { token });
    expect(got).toMatchObject({ status: 200, body: { key: 'user:42', value: { n: 1 }, version } });

    await new Promise((passed) => setTimeout(passed, 3_000));
    expect(await call(`GET ${path}`, { token })).toMatchObject({ status: 404 });
  });

  it('compares and sets', async () => {
    const { version } = await callFor<Facts>(`PUT ${path}`, { token, body: { value: 1 } });
    expect(await put({ value: 2 }, { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    expect(await put({ value: 2 }, { 'if-match': `"${version}"` })).toMatchObject({ status: 200 });
    expect(await put({ value: 3 }, { 'if-match': `"${version}"` })).toMatchObject({ status: 412 });
    expect(await call(`DELETE ${path}`, { token })).toMatchObject({ status: 204 });
  });

  it('takes a key as clients write it into a path', async () => {
    await callFor('PUT /v1/cache/a%3Ab%40c~d', { token, body: { value: 'encoded' } });
    const got = await call('GET /v1/cache/a:b@c~d', { token });
    expect(got).toMatchObject({ status: 200, body: { key: 'a:b@c~d', value: 'encoded' } });
  });
});

describe('the cache in docs/cli.md', () => {
  const home = mkdtempSync(join(tmpdir(), 'freehold-cache-'));
  afterAll(() => rmSync(home, { recursive: true }));

  it('answers as the page shows', async () => {
    const { commands, answers } = walkthrough();
    const freehold = `"${process.execPath}" "${join(ROOT, 'cli/freehold.mjs')}"`;
    const { admin, slug } = tenant;
    const script = [
      'set -e',
      `npx() { shift; ${freehold} "$@"; }`,
      `field() { "${process.execPath}" -p "JSON.parse(require('fs').readFileSync(0)).$1"; }`,
      `echo '${admin.password}' | npx freehold login --profile acme --api-url ${localCloud().apiUrl} --tenant ${slug} --email ${admin.email} --password-stdin > login.txt`,
      ...commands,
    ].join('\n');
    const env = { ...process.env, FREEHOLD_CONFIG_HOME: home, FREEHOLD_HOME: home };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: home, env });
    const said = stdout.trim().split('\n').map(withoutMoment);
    for (const answer of answers) expect(said).toContain(withoutMoment(answer));
  });
});

/** The section's commands, and the lines between them. */
function walkthrough() {
  const page = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
  const [, section = ''] = page.split('## The cache of a tenant');
  const blocks = [...section.matchAll(/```\n(.*?)```/gs)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  const [commands, answers] = [true, false].map((isCommand) =>
    blocks.filter((line) => line.startsWith('$ ') === isCommand),
  );
  return {
    commands: (commands ?? []).map((line) => line.slice(2)),
    answers: answers ?? [],
  };
}

const withoutMoment = (line: string): string => line.replace(/until .*/, 'until …');
