import { createHmac } from 'node:crypto';
import { anchorTextOf, parseAnchor, type SignedAnchor } from '../../../core/audit/anchor.ts';
import {
  toStoredEntry,
  type AuditEntry,
  type StoredEntry,
} from '../../../core/audit/audit-entry.ts';
import { EMPTY, linkAfter, SHARDS, type Head, type StoredLink } from '../../../core/audit/chain.ts';
import { verifyAudit } from '../../../core/audit/verify-audit.ts';
import { derivedId } from '../../../kit/id.ts';

export const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
const START = Date.parse('2026-11-20T12:00:00.000Z');
const YEAR = 365 * 86_400;

/** An audit log in memory, which a test may tamper with; signed by a key that the tamperer does not have. */
export class AuditLog {
  readonly tenantId: string;
  readonly entries = new Map<string, StoredEntry>();
  readonly links = new Map<number, StoredLink[]>();
  readonly anchors: SignedAnchor[] = [];
  readonly #heads = new Map<number, Head>();
  now = new Date(START);
  #made = 0;

  constructor(tenantId = TENANT) {
    this.tenantId = tenantId;
  }

  /** Appends entries as one link, a minute later. */
  append(shard: number, count = 1, life = YEAR): StoredEntry[] {
    this.now = new Date(this.now.getTime() + 60_000);
    const entries = Array.from({ length: count }, () => this.#entry(life));
    for (const entry of entries) this.entries.set(entry.id, entry);
    this.link(shard, entries);
    return entries;
  }

  link(shard: number, entries: readonly StoredEntry[]): void {
    const head = this.#heads.get(shard) ?? EMPTY;
    const made = linkAfter({ tenantId: this.tenantId, shard, head, entries, now: this.now });
    this.#heads.set(shard, made.head);
    this.links.set(shard, [...(this.links.get(shard) ?? []), made.link]);
  }

  anchor(): void {
    this.now = new Date(this.now.getTime() + 60_000);
    const { tenantId, now: takenAt } = this;
    const previous = this.anchors.at(-1)?.text ?? null;
    const text = anchorTextOf({ tenantId, takenAt, heads: this.#heads, previous });
    this.anchors.push({ text, signature: sign(text) });
  }

  #entry(life: number): StoredEntry {
    const time = this.now;
    const id = derivedId('aud', time, String((this.#made += 1)));
    const entry: AuditEntry = {
      ...{ id, tenantId: this.tenantId, time: time.toISOString() },
      ...{ actor: { kind: 'user', id: 'ada' }, action: 'role.changed' },
      ...{ target: { kind: 'role', id: `rol_${this.#made}` }, result: 'done' },
    };
    const expiresAt = Math.floor(time.getTime() / 1_000) + life;
    return toStoredEntry(entry, { personal: `encrypted ${this.#made}`, expiresAt });
  }

  async verify(now = new Date(this.now.getTime() + 60_000)) {
    const evidence = {
      links: (shard: number) => Promise.resolve(this.links.get(shard) ?? []),
      entries: () => this.#stored(),
      anchors: () => Promise.resolve(this.anchors),
    };
    const isGood = ({ text, signature }: SignedAnchor) => Promise.resolve(sign(text) === signature);
    return verifyAudit({ evidence, isGood, now }, this.tenantId);
  }

  async *#stored() {
    yield* await Promise.resolve(this.entries.values());
  }

  /** As the table's TTL does it: all that has expired is gone. */
  expire(now: Date): void {
    for (const [id, { expiresAt }] of this.entries) {
      if (expiresAt * 1_000 <= now.getTime()) this.entries.delete(id);
    }
    for (let shard = 0; shard < SHARDS; shard += 1) {
      const kept = (this.links.get(shard) ?? []).filter(({ text }) => {
        const { expiresAt } = JSON.parse(text) as { expiresAt: number };
        return expiresAt * 1_000 > now.getTime();
      });
      this.links.set(shard, kept);
    }
  }

  /** The last anchor as text that was changed. */
  changeAnchor(
    at: number,
    change: (anchor: NonNullable<ReturnType<typeof parseAnchor>>) => object,
  ) {
    const { text = '', signature = '' } = this.anchors[at] ?? {};
    const anchor = parseAnchor(text);
    if (anchor) this.anchors[at] = { text: JSON.stringify(change(anchor)), signature };
  }
}

const sign = (text: string) =>
  createHmac('sha256', 'the key of the stage').update(text).digest('hex');
