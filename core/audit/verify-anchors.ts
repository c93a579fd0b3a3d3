import {
  anchorHash,
  parseAnchor,
  type Anchor,
  type SignedAnchor,
  type AnchorVerifier,
} from './anchor.ts';
import type { Findings } from './finding.ts';
import { isExpired, type ReadChain } from './verify-links.ts';

/** One is made each day; and a link may be written while the heads are read. */
const LATEST_ANCHOR_MS = 2 * 86_400_000;
const READING_MS = 15 * 60_000;

export type Anchored = {
  readonly tenantId: string;
  readonly chains: ReadonlyMap<number, ReadChain>;
  readonly isGood: AnchorVerifier;
  readonly now: Date;
};

/** Compares the chains with what was signed of them; `signed` in the order in which they were made. */
export async function verifyAnchors(
  found: Findings,
  signed: readonly SignedAnchor[],
  anchored: Anchored,
): Promise<void> {
  const good = await goodAnchors(found, signed, anchored);
  for (const anchor of good) {
    for (const head of anchor.heads) verifyHead(found, anchor, { head, ...anchored });
  }
  for (const [shard, chain] of anchored.chains) {
    verifyEnd(found, { shard, chain, good, now: anchored.now });
  }
}

async function goodAnchors(
  found: Findings,
  signed: readonly SignedAnchor[],
  { tenantId, isGood }: Anchored,
): Promise<Anchor[]> {
  const good: Anchor[] = [];
  // Two runs of a schedule that were started at once both follow on the same one.
  const known = new Set([FIRST]);
  let isAfterForged = false;
  for (const one of signed) {
    const anchor = parseAnchor(one.text);
    const isOurs = anchor?.tenantId === tenantId && (await isGood(one));
    if (isOurs) {
      // What follows on one that is no anchor cannot be compared with it.
      if (!known.has(anchor.previous) && !isAfterForged) {
        found.add('AnchorRemoved', { anchor: anchor.takenAt });
      }
      good.push(anchor);
      known.add(anchorHash(one.text));
    } else {
      found.add('AnchorForged', { anchor: anchor?.takenAt ?? one.text.slice(0, 40) });
    }
    isAfterForged = !isOurs;
  }
  return good;
}

/** What the first anchor follows on. */
const FIRST = '';

type Heading = Anchored & { readonly head: Anchor['heads'][number] };

function verifyHead(
  found: Findings,
  { takenAt }: Anchor,
  { head: [shard, position, hash, expiresAt], chains, now }: Heading,
): void {
  if (position === 0 || isExpired(expiresAt, now)) return;
  const chain = chains.get(shard);
  const kept = chain?.get(position);
  if (kept && kept.hash !== hash && !found.has('LinkChanged', shard, position)) {
    found.add('ChainForked', { shard, position, anchor: takenAt });
  }
  if (!kept && lastOf(chain) < position) {
    found.add('ChainTruncated', { shard, position, anchor: takenAt });
  }
}

const lastOf = (chain: ReadChain | undefined): number => Math.max(0, ...(chain?.keys() ?? []));

type End = {
  readonly shard: number;
  readonly chain: ReadChain;
  readonly good: readonly Anchor[];
  readonly now: Date;
};

/** What follows on the last anchor was written after it, and not days ago. */
function verifyEnd(found: Findings, { shard, chain, good, now }: End): void {
  const last = good.at(-1);
  const anchoredTo = last?.heads.find(([of]) => of === shard)?.[1] ?? 0;
  for (const [position, { link }] of chain) {
    if (position <= anchoredTo) continue;
    const writtenAt = Date.parse(link.writtenAt);
    if (last && writtenAt < Date.parse(last.takenAt) - READING_MS) {
      found.add('LinkBackDated', { shard, position });
    } else if (writtenAt < now.getTime() - LATEST_ANCHOR_MS && !isExpired(link.expiresAt, now)) {
      found.add('AnchorRemoved', { anchor: link.writtenAt.slice(0, 10) });
    }
  }
}
