import * as z from 'zod';

/** What the platform keeps of a tenant, apart from the tenant's own data; in the order of the archive. */
export const PLATFORM_PARTS = [
  'settings',
  'roles',
  'members',
  'invitations',
  'api-keys',
  'webhook-endpoints',
  'audit',
  'usage',
  'analytics',
] as const;
export type PlatformPart = (typeof PLATFORM_PARTS)[number];

/** The tenant’s own: what its members were told, how they are reached, and which addresses are not. */
export const NOTIFICATIONS = 'notifications';
export const RECORDS = 'records';
export const FILE = 'file';
export const MANIFEST_PATH = 'manifest.json';
export const ARCHIVE_FORMAT = 'freehold-tenant-archive';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const archiveEntry = z.strictObject({
  path: z.string(),
  kind: z.enum([...PLATFORM_PARTS, NOTIFICATIONS, RECORDS, FILE]),
  bytes: z.int().nonnegative(),
  sha256,
  /** How many lines, each a JSON object; a file has none. */
  lines: z.int().nonnegative().optional(),
  collection: z.string().optional(),
  file: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      contentType: z.string(),
      uploadedAt: z.iso.datetime(),
    })
    .optional(),
});
export type ArchiveEntry = Readonly<z.infer<typeof archiveEntry>>;

/** The last entry of an archive: what all others are. */
export const archiveManifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(1),
  exportId: z.string(),
  tenant: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }),
  /** Writes went on meanwhile: each line is as it was at a moment between the two. */
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Lines by kind, and files. */
  counts: z.record(z.string(), z.int()),
  entries: z.array(archiveEntry),
});
export type ArchiveManifest = Readonly<z.infer<typeof archiveManifest>>;

/** `audit/0001.jsonl`: what is long comes in several, so that each is written in one piece of work. */
export const linesPath = (folder: string, number: number): string =>
  `${folder}/${String(number).padStart(4, '0')}.jsonl`;

/** A name tells nothing to whoever unpacks it but within the folder of the file's id. */
export const filePath = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `files/${id}/${name}`;
