import * as z from 'zod';
import { chainedHash } from '../../kit/chained-hash.ts';
import type { Head } from './chain.ts';

const anchorText = z.strictObject({
  tenantId: z.string(),
  takenAt: z.iso.datetime(),
  /** Shard, position, hash and expiry of each chain's last link. */
  heads: z.array(z.tuple([z.int(), z.int(), z.string(), z.number()])),
  /** Hash of the anchor before; empty of the first. */
  previous: z.string(),
});
export type Anchor = Readonly<z.infer<typeof anchorText>>;

/** An anchor as it is kept: the text that is signed, and the signature in base64. */
export type SignedAnchor = { readonly text: string; readonly signature: string };

/** Whether the signature is that of the stage's key. */
export type AnchorVerifier = (anchor: SignedAnchor) => Promise<boolean>;

export type NewAnchor = {
  readonly tenantId: string;
  readonly takenAt: Date;
  readonly heads: ReadonlyMap<number, Head>;
  /** The text of the anchor before. */
  readonly previous: string | null;
};

export function anchorTextOf({ tenantId, takenAt, heads, previous }: NewAnchor): string {
  const anchor: Anchor = {
    tenantId,
    takenAt: takenAt.toISOString(),
    heads: [...heads].map(([shard, { position, hash, expiresAt }]) => [
      ...([shard, position, hash, expiresAt] as const),
    ]),
    previous: previous === null ? '' : anchorHash(previous),
  };
  return JSON.stringify(anchor);
}

export const anchorHash = (text: string): string => chainedHash('audit anchor', text);

/** Null for what is no anchor. */
export function parseAnchor(text: string): Anchor | null {
  try {
    return anchorText.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
