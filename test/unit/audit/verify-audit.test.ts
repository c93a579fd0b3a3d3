import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Link, StoredLink } from '../../../core/audit/chain.ts';
import type { Finding } from '../../../core/audit/finding.ts';
import { AuditLog } from '../../support/audit/audit-log.ts';
import { changed, rewritten } from '../../support/audit/tampered.ts';

/** Two chains: one of five links with seven entries, one of two; anchored after the third and at the end. */
function aLog() {
  const log = new AuditLog();
  const first = [log.append(3), log.append(3, 3), log.append(3)].flat();
  log.append(5);
  log.anchor();
  const later = [log.append(3), log.append(3), log.append(5)].flat();
  log.anchor();
  return { log, entries: [...first, ...later] };
}

const at = <T>(list: readonly T[], index: number): T => {
  const one = list[index];
  if (one === undefined) throw new Error(`There is no ${index}.`);
  return one;
};

type Tampering = (world: ReturnType<typeof aLog>) => Partial<Finding>;

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'removes an entry': ({ log, entries }) => {
    const { id } = at(entries, 2);
    log.entries.delete(id);
    return { kind: 'EntryRemoved', entryId: id, shard: 3, position: 2 };
  },
  'changes an entry': ({ log, entries }) => {
    const entry = at(entries, 1);
    log.entries.set(entry.id, changed(entry, { actor: { kind: 'user', id: 'grace' } }));
    return { kind: 'EntryChanged', entryId: entry.id, shard: 3, position: 2 };
  },
  'lets an entry expire sooner': ({ log, entries }) => {
    const entry = at(entries, 1);
    log.entries.set(entry.id, { ...entry, expiresAt: entry.expiresAt - 1 });
    return { kind: 'EntryChanged', entryId: entry.id };
  },
  'back-dates an entry': ({ log, entries }) => {
    const entry = at(entries, 6);
    log.entries.set(entry.id, changed(entry, { time: '2026-11-19T12:00:00.000Z' }));
    return { kind: 'EntryBackDated', entryId: entry.id };
  },
  'exchanges two entries': ({ log, entries }) => {
    const [one, other] = [at(entries, 0), at(entries, 4)];
    log.entries.set(one.id, { ...other, id: one.id });
    log.entries.set(other.id, { ...one, id: other.id });
    return { kind: 'EntryMoved', entryId: one.id };
  },
  'puts another tenant’s entry in an entry’s place': ({ log, entries }) => {
    const { id } = at(entries, 0);
    const other = at(new AuditLog('tnt_other').append(0), 0);
    log.entries.set(id, { ...other, id });
    return { kind: 'EntryMoved', entryId: id };
  },
  'adds an entry past the chain': ({ log, entries }) => {
    const forged = { ...at(entries, 0), id: `aud_${'0'.repeat(26)}` as const };
    log.entries.set(forged.id, changed(forged, { id: forged.id }));
    return { kind: 'EntryAdded', entryId: forged.id };
  },
  'writes an entry into the chain once more': ({ log, entries }) => {
    const entry = at(entries, 0);
    log.link(6, [entry]);
    return { kind: 'EntryRepeated', entryId: entry.id, shard: 6, position: 1 };
  },
  'exchanges the personal data of an entry': ({ log, entries }) => {
    const entry = at(entries, 0);
    log.entries.set(entry.id, { ...entry, personal: at(entries, 1).personal });
    return { kind: 'PersonalDataChanged', entryId: entry.id };
  },
  'removes a link': ({ log }) => {
    edit(log, 3, (links) => links.toSpliced(1, 1));
    return { kind: 'LinkRemoved', shard: 3, position: 2 };
  },
  'changes a link': ({ log }) => {
    edit(log, 3, (links) =>
      links.with(1, {
        ...at(links, 1),
        text: at(links, 1).text.replace('"entries":[[', '"entries":[["x","y",0],['),
      }),
    );
    return { kind: 'LinkChanged', shard: 3, position: 2 };
  },
  'reorders two links': ({ log }) => {
    edit(log, 3, (links) =>
      links
        .with(1, { ...at(links, 1), text: at(links, 2).text })
        .with(2, { ...at(links, 2), text: at(links, 1).text }),
    );
    return { kind: 'LinkMoved', shard: 3, position: 2 };
  },
  'forks the chain: leaves an entry out and writes all after it anew': ({ log }) => {
    edit(log, 3, (links) =>
      rewritten(links, 2, (link) => ({ ...link, entries: link.entries.slice(1) })),
    );
    return { kind: 'ChainForked', shard: 3, position: 3 };
  },
  'cuts the end of a chain off, entries included': ({ log, entries }) => {
    edit(log, 3, (links) => links.slice(0, 4));
    log.entries.delete(at(entries, 6).id);
    return { kind: 'ChainTruncated', shard: 3, position: 5 };
  },
  'removes a whole chain, entries included': ({ log }) => {
    for (const { text } of log.links.get(5) ?? []) {
      for (const [id] of (JSON.parse(text) as Link).entries) log.entries.delete(id);
    }
    log.links.delete(5);
    return { kind: 'ChainTruncated', shard: 5, position: 2 };
  },
  'removes the beginning of a chain, as if it had expired': ({ log, entries }) => {
    edit(log, 3, (links) => links.slice(1));
    log.entries.delete(at(entries, 0).id);
    return { kind: 'ChainStartRemoved', shard: 3, position: 1 };
  },
  'forges an anchor': ({ log }) => {
    log.changeAnchor(1, (anchor) => ({ ...anchor, heads: anchor.heads.slice(1) }));
    return { kind: 'AnchorForged' };
  },
  'removes an anchor': ({ log }) => {
    log.anchors.splice(0, 1);
    return { kind: 'AnchorRemoved' };
  },
  'appends a link that claims to be older than the last anchor': ({ log }) => {
    log.anchor();
    log.now = new Date(log.now.getTime() - 3_600_000);
    log.append(6);
    return { kind: 'LinkBackDated', shard: 6, position: 1 };
  },
};

function edit(
  log: AuditLog,
  shard: number,
  change: (links: readonly StoredLink[]) => readonly StoredLink[],
): void {
  log.links.set(shard, [...change(log.links.get(shard) ?? [])]);
}

describe('verifyAudit', () => {
  it('finds nothing where nothing was done', async () => {
    const { log } = aLog();
    expect(await log.verify()).toEqual({ entries: 9, links: 7, anchors: 2, findings: [] });
  });

  it.each(Object.entries(TAMPERINGS))('finds who %s, and names it', async (_, tamper) => {
    const world = aLog();
    const expected = tamper(world);
    const { findings } = await world.log.verify(new Date(world.log.now.getTime() + 4_000_000));
    expect(findings).toContainEqual(expect.objectContaining(expected));
  });

  it('lets go of what has expired, and of nothing that has not', async () => {
    const log = new AuditLog();
    const gone = log.append(2, 2, 86_400);
    const kept = log.append(2, 1, 30 * 86_400);
    log.anchor();
    const later = new Date(log.now.getTime() + 86_400_000);
    log.expire(later);
    expect(log.entries.has(at(gone, 0).id)).toBe(false);
    expect((await log.verify(later)).findings).toEqual([]);
    log.entries.delete(at(kept, 0).id);
    expect((await log.verify(later)).findings).toMatchObject([{ kind: 'EntryRemoved' }]);
  });

  it('takes two anchors that follow on the same one, made by runs at once, for what they are', async () => {
    const { log } = aLog();
    log.anchor();
    const twin = log.anchors.splice(2, 1);
    log.anchor();
    log.anchors.splice(2, 0, ...twin);
    log.anchor();
    expect((await log.verify()).findings).toEqual([]);
    log.anchors.splice(3, 1);
    expect((await log.verify()).findings).toMatchObject([{ kind: 'AnchorRemoved' }]);
  });

  it('asks for an anchor once two days are over', async () => {
    const log = new AuditLog();
    log.append(2);
    const days = (count: number) => new Date(log.now.getTime() + count * 86_400_000);
    expect((await log.verify(days(1))).findings).toEqual([]);
    expect((await log.verify(days(3))).findings).toMatchObject([{ kind: 'AnchorRemoved' }]);
  });

  it('finds any letter that is changed, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...PLACES),
        async (which, where, place) => {
          const { log } = aLog();
          place(log, which, where);
          expect((await log.verify()).findings).not.toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds nothing in any log that is only appended to', async () => {
    const step = fc.oneof(
      fc.record({ shard: fc.nat({ max: 7 }), count: fc.integer({ min: 1, max: 4 }) }),
      fc.constant('anchor' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const log = new AuditLog();
        for (const one of steps) {
          if (one === 'anchor') log.anchor();
          else log.append(one.shard, one.count);
        }
        expect((await log.verify()).findings).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

const flipped = (text: string, where: number): string => {
  const index = where % text.length;
  return text.slice(0, index) + (text[index] === 'x' ? 'y' : 'x') + text.slice(index + 1);
};

type Place = (log: AuditLog, which: number, where: number) => void;
const PLACES: readonly Place[] = [
  (log, which, where) => {
    const entry = at([...log.entries.values()], which % log.entries.size);
    log.entries.set(entry.id, { ...entry, text: flipped(entry.text, where) });
  },
  (log, which, where) => {
    const entry = at([...log.entries.values()], which % log.entries.size);
    log.entries.set(entry.id, { ...entry, personal: flipped(entry.personal, where) });
  },
  (log, which, where) =>
    edit(log, 3, (links) => {
      const index = which % links.length;
      const link = at(links, index);
      return links.with(index, { ...link, text: flipped(link.text, where) });
    }),
  (log, which, where) => {
    const index = which % log.anchors.length;
    const anchor = at(log.anchors, index);
    log.anchors[index] = { ...anchor, text: flipped(anchor.text, where) };
  },
];
