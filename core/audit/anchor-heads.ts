import { anchorTextOf, parseAnchor, type SignedAnchor } from './anchor.ts';
import type { Head } from './chain.ts';
import { headsOf, type ChainEnds } from './heads-of.ts';

export interface AuditAnchors {
  latest(tenantId: string): Promise<SignedAnchor | null>;
  put(tenantId: string, takenAt: Date, anchor: SignedAnchor): Promise<void>;
}

/** Signs with the stage's key. */
export interface AnchorSigner {
  /** In base64. */
  sign(text: string): Promise<string>;
}

export type AnchorHeadsPorts = {
  readonly chains: ChainEnds;
  readonly anchors: AuditAnchors;
  readonly signer: AnchorSigner;
  readonly now: () => Date;
};

/** Signs where a tenant's chains end today. Nothing where none grew since the last time. */
export async function anchorHeads(
  { chains, anchors, signer, now }: AnchorHeadsPorts,
  tenantId: string,
): Promise<'anchored' | 'unchanged'> {
  const takenAt = now();
  const heads = await headsOf(chains, tenantId);
  const latest = await anchors.latest(tenantId);
  if (!hasGrown(heads, latest)) return 'unchanged';

  const text = anchorTextOf({ tenantId, takenAt, heads, previous: latest?.text ?? null });
  await anchors.put(tenantId, takenAt, { text, signature: await signer.sign(text) });
  return 'anchored';
}

function hasGrown(heads: ReadonlyMap<number, Head>, latest: SignedAnchor | null): boolean {
  const known = latest && parseAnchor(latest.text);
  const positions = new Map(known?.heads.map(([shard, position]) => [shard, position]));
  return [...heads].some(([shard, { position }]) => position !== positions.get(shard));
}
