import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toStoredEntry,
  type AuditEntry,
  type AuditEntryId,
  type StoredEntry,
} from '../../../core/audit/audit-entry.ts';
import { listAudit, type AuditFilter, type AuditRange } from '../../../core/audit/list-audit.ts';
import { derivedId, timeOf } from '../../../kit/id.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');
const DAY = 86_400_000;

const entryAt = (daysAgo: number, number: number): StoredEntry => {
  const time = new Date(NOW.getTime() - daysAgo * DAY);
  const id = derivedId('aud', time, String(number));
  const entry: AuditEntry = {
    ...{ id, tenantId: 't', time: time.toISOString(), result: 'done' },
    actor: { kind: 'user', id: number % 2 ? 'ada' : 'bob' },
    action: number % 3 ? 'record.updated' : 'member.removed',
    target: { kind: 'record', id: String(number) },
  };
  return toStoredEntry(entry, { personal: number % 5 ? `secret ${number}` : '', expiresAt: 0 });
};

/** Its id has the minute in which it was counted. */
const refusedAt = (second: number): StoredEntry => {
  const minute = new Date('2026-11-27T11:00:00.000Z');
  const { id, text } = entryAt(0, second);
  const own = derivedId('aud', minute, id);
  const time = new Date(minute.getTime() + second * 1_000).toISOString();
  const entry = { ...(JSON.parse(text) as AuditEntry), id: own, time };
  return toStoredEntry(entry, { personal: '', expiresAt: 0 });
};

/** As the table answers: of one month, the newest first. */
function portsOf(entries: readonly StoredEntry[]) {
  const reads = { count: 0 };
  const newest = ({ month, first, before, limit }: AuditRange) => {
    reads.count += 1;
    const inMonth = ({ id }: StoredEntry) => monthOf(timeOf(id)) === monthOf(month);
    const found = entries.filter((one) => inMonth(one) && one.id >= first && one.id < before);
    return Promise.resolve(found.toSorted((a, b) => (a.id > b.id ? -1 : 1)).slice(0, limit));
  };
  const oldest = entries.map(({ id }) => timeOf(id)).toSorted((a, b) => +a - +b)[0] ?? null;
  const cipher = {
    decrypt: (_: string, text: string) =>
      Promise.resolve(text.includes('7') ? null : '{"sourceIp":"x"}'),
  };
  const reader = { newest, beginning: () => Promise.resolve(oldest) };
  return { reads, ports: { reader, cipher, now: () => NOW } };
}
const monthOf = (time: Date) => time.toISOString().slice(0, 7);

async function all(entries: readonly StoredEntry[], filter: AuditFilter = {}, limit = 7) {
  const { ports } = portsOf(entries);
  const shown: string[] = [];
  let after: AuditEntryId | undefined;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const page = await listAudit(ports, { tenantId: 't', ...filter }, { limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    shown.push(...page.items.map(({ entry }) => entry.id));
    if (page.next === undefined) return shown;
    after = page.next as AuditEntryId;
  }
  throw new Error('It does not end.');
}
const idsOf = (entries: readonly StoredEntry[]) =>
  entries.map(({ id }) => id).toSorted((a, b) => (a > b ? -1 : 1));

const entries = Array.from({ length: 90 }, (_, number) => entryAt(number * 4.3, number));

describe('listAudit', () => {
  it('shows each entry once, the newest first, over a year of months', async () => {
    expect(await all(entries)).toEqual(idsOf(entries));
  });

  it('shows all that was made in one moment, be it the first of a month', async () => {
    const moment = new Date('2026-11-01T00:00:00.000Z');
    const some = Array.from({ length: 5 }, (_, number) =>
      entryAt((NOW.getTime() - moment.getTime()) / DAY, number),
    );
    expect(await all(some, {}, 2)).toEqual(idsOf(some));
  });

  it('goes by the time of what was refused, whose id has the minute', async () => {
    const some = [10, 20, 30, 40].map((second) => refusedAt(second));
    const between = {
      from: new Date('2026-11-27T11:00:15.000Z'),
      to: new Date('2026-11-27T11:00:35.000Z'),
    };
    expect(await all(some, between)).toEqual(idsOf(some.slice(1, 3)));
  });

  it('shows any log page by page as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (ages, limit) => {
          const some = ages.map(entryAt);
          expect(await all(some, {}, limit)).toEqual(idsOf(some));
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    [{ actor: 'ada' }, (number: number) => number % 2 === 1],
    [{ action: 'member' }, (number: number) => number % 3 === 0],
    [{ action: 'member.removed' }, (number: number) => number % 3 === 0],
    [{ action: 'memb' }, () => false],
    [{ target: '88' }, (number: number) => number === 88],
    [{ from: new Date(NOW.getTime() - 100 * DAY) }, (number: number) => number * 4.3 <= 100],
    [{ to: new Date(NOW.getTime() - 100 * DAY) }, (number: number) => number * 4.3 > 100],
  ])('shows of %j what passes', async (filter, passes) => {
    expect(await all(entries, filter)).toEqual(idsOf(entries.filter((_, at) => passes(at))));
  });

  it('reads twelve times for a page at most, and goes on from there', async () => {
    const { ports, reads } = portsOf([entryAt(900, 1)]);
    const page = await listAudit(ports, { tenantId: 't' }, { limit: 5 });
    expect({ ...page, reads: reads.count }).toMatchObject({ items: [], reads: 12 });
    expect(page.next).toBeDefined();
  });

  it('shows personal data, or that it was erased', async () => {
    const some = [entryAt(1, 1), entryAt(2, 7), entryAt(3, 5)];
    const { items } = await listAudit(portsOf(some).ports, { tenantId: 't' }, { limit: 5 });
    expect(items.map(({ personal }) => personal)).toEqual([{ sourceIp: 'x' }, null, {}]);
  });
});
