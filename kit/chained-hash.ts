import { createHash } from 'node:crypto';

/** A SHA-256 over a sequence that can be gone on with at any link, unlike one that is fed as a stream. */
export const chainedHash = (chain: string, ...links: readonly string[]): string =>
  createHash('sha256')
    .update([chain, ...links].join('\0'))
    .digest('hex');
