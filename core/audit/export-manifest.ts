import * as z from 'zod';
import { chainedHash } from '../../kit/chained-hash.ts';
import { jsonOf } from '../../kit/json-of.ts';
import type { PersonalData, StoredEntry } from './audit-entry.ts';
import type { ListedEntry } from './list-audit.ts';

/** The last line of an export: what it is of, and what its lines come to. */
export const exportManifest = z.strictObject({
  tenantId: z.string(),
  filter: z.strictObject({
    actor: z.string().optional(),
    action: z.string().optional(),
    target: z.string().optional(),
    from: z.iso.datetime().optional(),
    to: z.iso.datetime(),
  }),
  entries: z.int(),
  /** Of all lines before this one, each hashed with the digest of those before it: `digestAfter`. */
  sha256: z.string(),
  /** Shard, position and hash of each chain's last link, before the first entry was read. */
  heads: z.array(z.tuple([z.int(), z.int(), z.string()])),
});
export type ExportManifest = Readonly<z.infer<typeof exportManifest>>;

/** A digest that can be gone on with by another function, unlike one of the whole text. */
export const digestAfter = (digest: string, line: string): string =>
  chainedHash('audit export', digest, line);

export const manifestLine = (manifest: ExportManifest): string => JSON.stringify({ manifest });

/** An entry as the API shows it, and what else its hash is made of. */
export function exportedLine({ entry, personal, expiresAt }: ListedEntry): string {
  return JSON.stringify({ ...entry, ...personal, isErased: personal === null, expiresAt });
}

/** The entry as it lies in the table, its encrypted part aside, made of its line; null for what is no entry's line. */
export function storedOfLine(line: string): Omit<StoredEntry, 'personal'> | null {
  const parsed = exportedEntry.safeParse(jsonOf(line));
  if (!parsed.success) return null;
  const { expiresAt, ...shown } = parsed.data;
  const entry = Object.fromEntries(Object.entries(shown).filter(([name]) => !BESIDE.has(name)));
  return { id: shown.id, text: JSON.stringify(entry), expiresAt };
}

const exportedEntry = z.looseObject({
  id: z.custom<StoredEntry['id']>((id) => typeof id === 'string'),
  expiresAt: z.number(),
});

const BESIDE: ReadonlySet<string> = new Set<keyof PersonalData | 'isErased'>([
  ...(['sourceIp', 'userAgent', 'masked', 'isErased'] as const),
]);
