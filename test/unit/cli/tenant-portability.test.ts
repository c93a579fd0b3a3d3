import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { ID } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const JOB_ID = 'job_01kb2v3m9ne4a8x0c5r7d6f1gh';
const job = (different = {}) => ({
  ...{ id: JOB_ID, tenantId: ID, state: 'running', phase: 'opening' },
  ...{ entries: 0, bytes: 0, counts: {}, startedAt: '2026-11-23T16:00:00.000Z' },
  ...different,
});
const expiresAt = '2026-11-30T16:00:00.000Z';
const done = { state: 'succeeded', phase: 'done', entries: 3, bytes: 2_000, counts: { file: 2 } };

/** Where the links lead: it gives an archive, and takes one. */
const taken: { body: string; headers: IncomingMessage['headers'] }[] = [];
const store = createServer((request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString()));
  request.on('end', () => {
    if (request.method === 'PUT') taken.push({ body, headers: request.headers });
    response.end(request.method === 'GET' ? 'the archive' : '');
  });
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(store.address() as AddressInfo).port}/archive.zip`;
});
afterAll(() => store.close());

describe('freehold tenant export', () => {
  it('shows the phases, and downloads the archive for its owner alone', async () => {
    at.api.on(`POST /v1/tenants/${ID}/exports`, { status: 202, body: job({ expiresAt }) });
    at.api.inTurn(`GET /v1/tenants/${ID}/exports/${JOB_ID}`, [
      { body: job({ expiresAt, phase: 'writing' }) },
      { body: job({ ...done, expiresAt, download: { url, expiresAt } }) },
    ]);
    const file = join(mkdtempSync(join(tmpdir(), 'export-')), 'acme.zip');
    const { status, stdout, stderr } = await run(['tenant', 'export', ID, '--output', file]);
    expect(status).toBe(EXIT.ok);
    expect(stderr).toMatch(/opening\n.*writing/s);
    expect(stdout).toMatch(/Entries +3/);
    expect(stdout).toMatch(/file +2/);
    expect(readFileSync(file, 'utf8')).toBe('the archive');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('tells why it failed', async () => {
    at.api.on(`POST /v1/tenants/${ID}/exports`, {
      status: 202,
      body: job({ expiresAt, state: 'failed', failure: 'The archive is too large.' }),
    });
    const { status, stderr } = await run(['tenant', 'export', ID]);
    expect(status).toBe(EXIT.failed);
    expect(stderr).toContain('The archive is too large.');
  });

  it('survives looks that get no answer', async () => {
    at.api.on(`POST /v1/tenants/${ID}/exports`, { status: 202, body: job({ expiresAt }) });
    at.api.inTurn(`GET /v1/tenants/${ID}/exports/${JOB_ID}`, [
      { drops: true },
      { status: 500 },
      { body: job({ ...done, expiresAt }) },
    ]);
    const { status, stdout } = await run(['tenant', 'export', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/Entries +3/);
  });

  it('goes on where Ctrl-C ends the wait', async () => {
    const interruption = new AbortController();
    at.api.on(`POST /v1/tenants/${ID}/exports`, { status: 202, body: job({ expiresAt }) });
    at.api.on(`GET /v1/tenants/${ID}/exports/${JOB_ID}`, () => {
      interruption.abort();
      return { body: job({ expiresAt }) };
    });
    const { status, stderr } = await run(['tenant', 'export', ID], {
      interrupted: interruption.signal,
    });
    expect(status).toBe(EXIT.interrupted);
    expect(stderr).toContain('Stopped watching; the job goes on.');
  });

  it('tells where the state forbids it', async () => {
    at.api.on(
      `POST /v1/tenants/${ID}/exports`,
      problem(409, 'tenant-not-portable', { title: 'Not possible in this state' }),
    );
    expect((await run(['tenant', 'export', ID])).status).toBe(EXIT.conflict);
  });
});

describe('freehold tenant import', () => {
  it('sends the archive by the link, and waits until it is taken in', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'import-')), 'acme.zip');
    writeFileSync(file, 'an archive');
    const upload = { url, headers: { 'content-length': '10', 'x-a': 'b' }, expiresAt };
    at.api.on(`POST /v1/tenants/${ID}/imports`, {
      status: 202,
      body: job({ phase: 'receiving', upload }),
    });
    at.api.inTurn(`GET /v1/tenants/${ID}/imports/${JOB_ID}`, [
      { body: job({ phase: 'verifying' }) },
      { body: job(done) },
    ]);
    const { status, stdout } = await run(['tenant', 'import', ID, file, '--json']);
    expect(status).toBe(EXIT.ok);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'succeeded', counts: { file: 2 } });
    expect(taken).toMatchObject([{ body: 'an archive', headers: { 'x-a': 'b' } }]);
    expect(at.api.requests(`POST /v1/tenants/${ID}/imports`)).toMatchObject([
      { body: { size: 10 } },
    ]);
  });

  it('needs a file, and asks nobody without one', async () => {
    const { status, stderr } = await run(['tenant', 'import', ID, '/nowhere/acme.zip']);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('There is no file /nowhere/acme.zip.');
    expect(at.api.requests(`POST /v1/tenants/${ID}/imports`)).toHaveLength(0);
  });
});
