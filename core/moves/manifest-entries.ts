import type { TenantScope } from '../tenancy/tenant-context.ts';
import { compareKeys } from './merged.ts';
import type { Manifest } from './move.ts';
import type { CopiedObject, ObjectPlaces } from './object-places.ts';

/** An entry, and the page it stands in. */
export type ManifestEntry = CopiedObject & { readonly page: number };

type From = { readonly manifest?: Manifest; readonly after?: string; readonly readPage?: number };

/** The manifest's entries in key order, after that key; none before there is a manifest. */
export async function* manifestEntries(
  places: ObjectPlaces,
  to: TenantScope,
  { manifest, after = '', readPage = 0 }: From,
): AsyncGenerator<ManifestEntry> {
  if (!manifest) return;
  for (let page = readPage; page < manifest.pages; page += 1) {
    const entries = await places.readPage(to, { generation: manifest.generation, page });
    for (const entry of entries) {
      if (compareKeys(entry.key, after) > 0) yield { ...entry, page };
    }
  }
}
