import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { digestAfter, manifestLine } from '../../../core/audit/export-manifest.ts';
import { ID } from './a-tenant.ts';
import { commandLine } from './command-line.ts';

const { at, run, write } = commandLine();

const entry = {
  id: 'aud_01kb2v3m9ne4a8x0c5r7d6f1gh',
  time: '2026-11-27T12:00:00.000Z',
  actor: { kind: 'user', id: 'ada' },
  action: 'member.removed',
  target: { kind: 'member', id: 'bob' },
  result: 'done',
  sourceIp: '203.0.113.7',
  isErased: false,
};

describe('freehold audit list', () => {
  it('shows who did what, from where', async () => {
    at.api.on('GET /v1/audit', { body: { items: [entry] } });
    const { status, stdout } = await run(['audit', 'list', '--action', 'member']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(
      /^2026-11-27 12:00:00Z +user ada +member\.removed +member bob +done +203\.0\.113\.7$/m,
    );
  });

  it('goes on over short pages until it has as many as were asked for', async () => {
    let pages = 0;
    at.api.on('GET /v1/platform/audit', () => {
      pages += 1;
      return { body: { items: pages === 2 ? [] : [entry], nextCursor: 'more' } };
    });
    const { stdout, stderr } = await run(['audit', 'list', '--platform', '--limit', '2']);
    expect(stdout.match(/user ada/g)).toHaveLength(2);
    expect(stderr).toContain('More with: --cursor more');
    expect(pages).toBe(3);
  });

  it('refuses a time that is none before a request is sent', async () => {
    const { status } = await run(['audit', 'list', '--from', 'yesterday']);
    expect(status).toBe(EXIT.invalid);
  });
});

/** An export as it is stored, of these lines. */
function exported(lines: readonly string[]) {
  const manifest = {
    ...{ tenantId: ID, filter: { to: '2026-11-27T13:00:00.000Z' }, heads: [] },
    ...{ entries: lines.length, sha256: lines.reduce(digestAfter, '') },
  };
  const text = [...lines, manifestLine(manifest)].map((line) => `${line}\n`).join('');
  return { text, object: gzipSync(text) };
}

const job = {
  ...{ id: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh', state: 'running', entries: 0 },
  ...{ startedAt: '2026-11-27T13:00:00.000Z', expiresAt: '2026-12-04T13:00:00.000Z' },
};
const lines = [JSON.stringify(entry), JSON.stringify({ ...entry, action: 'member.invited' })];

describe('freehold audit export', () => {
  /** The API with a job that is written when it is looked at the second time. */
  function withExport(path: string, object: Uint8Array) {
    const started: unknown[] = [];
    let looks = 0;
    at.api.on(`POST ${path}`, ({ body }) => {
      started.push(body);
      return { status: 202, body: job };
    });
    at.api.on(`GET ${path}/${job.id}`, () => {
      looks += 1;
      const url = `data:application/gzip;base64,${Buffer.from(object).toString('base64')}`;
      const download = { url, expiresAt: job.expiresAt };
      return { body: looks < 2 ? job : { ...job, state: 'succeeded', entries: 2, download } };
    });
    return started;
  }

  it('has it written by a job, and writes its lines into a file for its owner alone', async () => {
    const { text, object } = exported(lines);
    const started = withExport(`/v1/tenants/${ID}/audit/exports`, object);
    const file = join(at.directory, 'audit.jsonl');
    const filter = ['--actor', 'ada', '--from', '2026-11-01'];
    const args = ['audit', 'export', '--tenant-id', ID, '--file', file, ...filter];
    const { status, stderr } = await run(args);
    expect(stderr).toContain('Entries exported: 2');
    expect(status).toBe(EXIT.ok);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(started).toEqual([{ actor: 'ada', from: '2026-11-01T00:00:00.000Z' }]);
  });

  it('writes to standard output without a file', async () => {
    const { text, object } = exported(lines);
    withExport('/v1/audit/exports', object);
    expect(await run(['audit', 'export'])).toMatchObject({ status: EXIT.ok, stdout: text });
  });

  it('says that it failed', async () => {
    at.api.on('POST /v1/audit/exports', {
      status: 202,
      body: { ...job, state: 'failed', failure: 'The job kept failing.' },
    });
    const { status, stderr } = await run(['audit', 'export']);
    expect(status).not.toBe(EXIT.ok);
    expect(stderr).toContain('The job kept failing.');
  });

  it('reads the operators’ own log page by page', async () => {
    let pages = 0;
    at.api.on('GET /v1/platform/audit', () => {
      pages += 1;
      return { body: { items: [entry, entry], ...(pages < 3 && { nextCursor: 'more' }) } };
    });
    const { status, stdout } = await run(['audit', 'export', '--platform']);
    expect(status).toBe(EXIT.ok);
    expect(stdout.trimEnd().split('\n')).toHaveLength(6);
  });
});

describe('freehold audit verify --file', () => {
  const verify = (file: string) => run(['audit', 'verify', '--file', file, '--offline']);

  it('reads what was exported', async () => {
    const { stdout, status } = await verify(write('a.jsonl', exported(lines).text));
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('Read 2 entries');
  });

  it.each([
    ['a line that was changed', (text: string) => text.replace('removed', 'invited'), 'not those'],
    ['a line that was removed', (text: string) => text.slice(text.indexOf('\n') + 1), 'not those'],
    ['an end that is missing', (text: string) => text.slice(0, -200), 'no manifest'],
    ['nothing', () => '', 'no manifest'],
  ])('finds %s', async (_, change, message) => {
    const { stderr, status } = await verify(write('a.jsonl', change(exported(lines).text)));
    expect(status).not.toBe(EXIT.ok);
    expect(stderr).toContain(message);
  });
});

describe('freehold audit stream', () => {
  const stream = {
    target: { kind: 'https', url: 'https://siem.example/in' },
    ...{ state: 'failing', startedAt: entry.time, nextAt: entry.time },
    failure: { since: entry.time, attempts: 3, reason: 'It answered 503.' },
  };

  it('is set, with a secret that is shown once', async () => {
    const asked: unknown[] = [];
    at.api.on('PUT /v1/audit/stream', ({ body }) => {
      asked.push(body);
      return { body: { ...stream, secret: 'whsec_x' } };
    });
    const { stdout } = await run(['audit', 'stream', 'set', '--url', 'https://siem.example/in']);
    expect(stdout).toContain('whsec_x');
    expect(asked).toEqual([stream.target]);
  });

  it('is shown with why it fails, and removed', async () => {
    at.api.on('GET /v1/audit/stream', { body: stream });
    at.api.on('DELETE /v1/audit/stream', { status: 204 });
    expect((await run(['audit', 'stream', 'show'])).stdout).toContain('It answered 503.');
    expect((await run(['audit', 'stream', 'remove'])).status).toBe(EXIT.ok);
  });
});
