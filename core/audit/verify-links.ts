import { linkHash, parseLink, type Link, type StoredLink } from './chain.ts';
import type { Findings } from './finding.ts';

/** A link that can be read, with its hash. */
export type ReadLink = { readonly link: Link; readonly hash: string };

/** Of one chain, by position; `expired` is where its beginning may be gone, and `end` its last position. */
export type ReadChain = ReadonlyMap<number, ReadLink>;

/** How far the clocks of two environments may differ. */
const SKEW_MS = 5 * 60_000;

/** Reads the links of one chain as they lie, and looks at each beside the one before. */
export function verifyLinks(found: Findings, stored: readonly StoredLink[], now: Date): ReadChain {
  const chain = readChain(found, stored);
  const positions = stored.map(({ position }) => position).toSorted((a, b) => a - b);
  positions.forEach((position, at) => {
    const current = chain.get(position);
    if (current) verifyLink(found, { chain, current, before: positions[at - 1] ?? 0, now });
  });
  return chain;
}

function readChain(found: Findings, stored: readonly StoredLink[]): ReadChain {
  const chain = new Map<number, ReadLink>();
  for (const { tenantId, shard, position, text } of stored) {
    const link = parseLink(text);
    if (!link) {
      found.add('LinkChanged', { shard, position });
      continue;
    }
    const isInPlace =
      link.tenantId === tenantId && link.shard === shard && link.position === position;
    if (!isInPlace) found.add('LinkMoved', { shard, position });
    chain.set(position, { link, hash: linkHash(text) });
  }
  return chain;
}

type Looking = {
  readonly chain: ReadChain;
  readonly current: ReadLink;
  /** The position before it that has a link, 0 for none. */
  readonly before: number;
  readonly now: Date;
};

function verifyLink(found: Findings, { chain, current, before, now }: Looking): void {
  const { link } = current;
  const { shard, position, previous } = link;
  if (before < position - 1) {
    if (isExpired(previous.expiresAt, now)) return;
    const kind = before === 0 && position > 1 ? 'ChainStartRemoved' : 'LinkRemoved';
    found.add(kind, { shard, position: position - 1 });
    return;
  }
  const former = chain.get(before);
  if (former === undefined) return;
  if (former.hash !== previous.hash) {
    found.add('LinkChanged', { shard, position: changedOf(chain, current, before) });
  }
  if (Date.parse(link.writtenAt) < Date.parse(former.link.writtenAt) - SKEW_MS) {
    found.add('LinkBackDated', { shard, position });
  }
}

/** Of two links that do not fit, the later one is as it was written if the next one knows it. */
function changedOf(chain: ReadChain, current: ReadLink, before: number): number {
  const { position } = current.link;
  const next = chain.get(position + 1);
  return next === undefined || next.link.previous.hash === current.hash ? before : position;
}

export const isExpired = (expiresAt: number, now: Date): boolean =>
  expiresAt * 1_000 <= now.getTime();
