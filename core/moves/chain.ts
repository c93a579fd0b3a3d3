import { createHash } from 'node:crypto';

/** A hash over a sequence that can be gone on with at any link, unlike one that is fed as a stream. */
export const chained = (chain: string, link: string): string =>
  createHash('sha256').update(chain).update('\0').update(link).digest('hex');
