import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { ID } from './a-tenant.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

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

describe('freehold audit export', () => {
  it('writes each entry of all pages as a line, into a file for its owner alone', async () => {
    const path = `GET /v1/tenants/${ID}/audit`;
    let pages = 0;
    at.api.on(path, () => {
      pages += 1;
      return { body: { items: [entry, entry], ...(pages < 3 && { nextCursor: 'more' }) } };
    });
    const file = join(at.directory, 'audit.jsonl');
    const { status } = await run(['audit', 'export', '--tenant-id', ID, '--file', file]);
    expect(status).toBe(EXIT.ok);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines[0] ?? '')).toEqual(entry);
  });
});
