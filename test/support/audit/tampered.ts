import type { StoredEntry } from '../../../core/audit/audit-entry.ts';
import { linkHash, type Link, type StoredLink } from '../../../core/audit/chain.ts';

export const changed = (entry: StoredEntry, change: object): StoredEntry => ({
  ...entry,
  text: JSON.stringify({ ...(JSON.parse(entry.text) as object), ...change }),
});

/** The chain from that link on, written anew and consistent in itself. */
export function rewritten(links: readonly StoredLink[], from: number, edit: (link: Link) => Link) {
  let previous = { hash: '', expiresAt: 0 };
  return links.map((stored) => {
    const link = JSON.parse(stored.text) as Link;
    const kept = link.position === from ? edit(link) : link;
    const text = link.position < from ? stored.text : JSON.stringify({ ...kept, previous });
    previous = { hash: linkHash(text), expiresAt: link.expiresAt };
    return { ...stored, text };
  });
}
