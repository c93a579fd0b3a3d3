import { describe, expect, it } from 'vitest';
import { exportedLine } from '../../../core/audit/export-manifest.ts';
import type { ListedEntry } from '../../../core/audit/list-audit.ts';
import { coveredBy, entriesOfExport } from '../../../core/audit/read-export.ts';
import type { StoredEntry } from '../../../core/audit/audit-entry.ts';
import { AuditLog, TENANT } from '../../support/audit/audit-log.ts';

const lineOf = ({ text, expiresAt }: StoredEntry): string =>
  exportedLine({
    ...{ entry: JSON.parse(text) as ListedEntry['entry'], expiresAt },
    personal: { sourceIp: '192.0.2.1' },
  });

/** An export of the log as it is now, which a test may change; and what is found when it is held against the chains. */
function exported(log: AuditLog, filter: { actor?: string; from?: string } = {}) {
  const lines = [...log.entries.values()].map(lineOf);
  const heads = [...log.links].map(([shard, links]): [number, number, string] => [
    ...([shard, links.length, ''] as const),
  ]);
  // An entry of the last minute may have another time than its id.
  const to = new Date(log.now.getTime() + 120_000).toISOString();
  const manifest = { tenantId: TENANT, filter: { ...filter, to }, entries: 0, sha256: '', heads };
  const from = async function* () {
    yield* await Promise.resolve(lines);
  };
  return {
    lines,
    verify: async () => {
      const evidence = { entries: () => entriesOfExport(from()), covers: coveredBy(manifest) };
      return (await log.verify(log.now, evidence)).findings;
    },
  };
}

function aLog() {
  const log = new AuditLog();
  for (let shard = 0; shard < 8; shard += 1) log.append(shard, 3);
  return log;
}

describe('an export, held against the chains', () => {
  it('is as it was written, though its log went on since', async () => {
    const log = aLog();
    const { verify } = exported(log);
    expect(await verify()).toEqual([]);
    log.append(3, 2);
    expect(await verify()).toEqual([]);
  });

  it.each([
    [
      'a line that was changed',
      (line: string) => [line.replace('role.changed', 'role.deleted')],
      'EntryChanged',
    ],
    ['a line that was removed', () => [], 'EntryRemoved'],
    [
      'a line that was made up',
      (line: string) => [line, line.replace(/aud_\w{20}/, 'aud_01m7wdbfp0hz39rvw89x')],
      'EntryAdded',
    ],
  ] as const)('lacks or has too much: %s', async (_, change, kind) => {
    const { lines, verify } = exported(aLog());
    lines.splice(5, 1, ...change(lines[5] ?? ''));
    expect(await verify()).toMatchObject([{ kind }]);
  });

  it('of a filter or a time lacks nothing that it is not of', async () => {
    const log = aLog();
    for (const filter of [{ actor: 'ada' }, { from: log.now.toISOString() }]) {
      const { lines, verify } = exported(log, filter);
      lines.splice(0, 6);
      expect(await verify()).toEqual([]);
    }
  });
});
