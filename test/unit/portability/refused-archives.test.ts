import { randomBytes } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveManifest, type ArchiveManifest } from '../../../core/portability/archive.ts';
import { newId } from '../../../kit/id.ts';
import {
  archiveOf,
  expectUntouched,
  expectWhole,
  KEPT,
  member,
} from '../../support/portability/an-archive.ts';
import { ImportWorld } from '../../support/portability/import-world.ts';

let archive: Uint8Array;
beforeAll(async () => {
  archive = await archiveOf(KEPT);
});

type Entries = Record<string, Uint8Array>;

/** The archive with another manifest, or with other entries. */
function altered(
  change: (manifest: ArchiveManifest, entries: Entries) => object,
  others: Entries = {},
): Uint8Array {
  const entries = { ...unzipSync(archive), ...others };
  const text = Buffer.from(entries['manifest.json'] ?? []).toString('utf8');
  const changed = change(archiveManifest.parse(JSON.parse(text)), entries);
  return zipSync({ ...entries, 'manifest.json': strToU8(JSON.stringify(changed)) }, { level: 0 });
}

const same = (manifest: ArchiveManifest) => manifest;

const refusals: [string, () => Uint8Array, RegExp][] = [
  ['is no zip', () => randomBytes(5_000), /./],
  ['was cut off', () => archive.slice(0, -100), /./],
  [
    'lacks an entry',
    () =>
      altered((manifest, entries) => {
        delete entries['audit/0001.jsonl'];
        return manifest;
      }),
    /lacks audit/,
  ],
  ['has one more', () => altered(same, { extra: strToU8('x') }), /not name extra/],
  [
    'has another content',
    () => altered(same, { 'records/tasks/0001.jsonl': strToU8('{}\n') }),
    /records\/tasks\/0001.jsonl is not what the manifest says/,
  ],
  [
    'has no manifest',
    () => altered(() => ({ format: 'another' })),
    /manifest is none of an export/,
  ],
  [
    'has a file that leads elsewhere',
    () =>
      altered((manifest) => ({
        ...manifest,
        entries: manifest.entries.map((entry) =>
          entry.file ? { ...entry, file: { ...entry.file, name: '../x' } } : entry,
        ),
      })),
    /is none of an export’s entries/,
  ],
];

describe('an archive', () => {
  it.each(refusals)('that %s is refused before anything is written', async (_, make, reason) => {
    const world = new ImportWorld(make());
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toMatch(reason);
    expectUntouched(world);
  });

  it('is refused for whatever byte of its contents that was changed', async () => {
    let refused = 0;
    for (let at = 0; at < archive.length; at += 97) {
      const changed = archive.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const world = new ImportWorld(changed);
      // Of a header, some bytes say nothing: then all is as it was.
      if ((await world.run()) === 'succeeded') await expectWhole(world);
      else {
        refused += 1;
        expectUntouched(world);
      }
    }
    expect(refused).toBeGreaterThan(archive.length / 97 / 2);
  });

  it('is refused by a tenant that has something, or whose plan has no room', async () => {
    const full = new ImportWorld(archive);
    full.taker.records.notes = {};
    expect(await full.run()).toBe('failed');
    expect((await full.found()).failure?.reason).toMatch(/not fresh/);
    const crowd = await archiveOf({
      ...KEPT,
      platform: {
        members: Array.from({ length: 6 }, (_, at) => member(`m${at}@acme.example`, 'viewer')),
      },
    });
    const small = new ImportWorld(crowd);
    expect(await small.run()).toBe('failed');
    expect((await small.found()).failure?.reason).toBe(
      'The archive has 6 members; the plan grants 5.',
    );
    expectUntouched(small);
  });

  it('is refused where a member has a role that it lacks', async () => {
    const source = await archiveOf({
      ...{ records: {}, files: [] },
      platform: { members: [member('bob@acme.example', newId('rol'))] },
    });
    const world = new ImportWorld(source);
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toMatch(/which the archive lacks/);
  });
});
