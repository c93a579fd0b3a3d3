import * as z from 'zod';
import type { Id } from '../../kit/id.ts';
import { chainedHash } from '../../kit/chained-hash.ts';
import type { JsonObject } from '../../kit/json.ts';
import type { Actor } from '../events/domain-event.ts';

export type AuditEntryId = Id<'aud'>;
export type AuditResult = 'done' | 'refused';

/** What somebody did, or was refused. Personal data is masked in it, and secrets are not in it at all. */
export type AuditEntry = {
  /** That of the event with another prefix: an event that comes twice is one entry. */
  readonly id: AuditEntryId;
  /** `platform` for what concerns no single tenant. */
  readonly tenantId: string;
  readonly time: string;
  readonly actor: Actor;
  /** The event's type, such as `member.removed`. */
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string };
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  readonly requestId?: string;
  readonly result: AuditResult;
};

/** What an entry leaves out, kept beside it in the tenant's own encryption: once that key is deleted, it is gone. */
export type PersonalData = {
  readonly sourceIp?: string;
  readonly userAgent?: string;
  /** What stands as `***` in the entry, by its JSON pointer. */
  readonly masked?: Readonly<Record<string, string>>;
};

/** An entry as it lies in the table: the texts that are hashed, to the letter. */
export type StoredEntry = {
  readonly id: AuditEntryId;
  readonly text: string;
  /** Encrypted; empty where there is none. */
  readonly personal: string;
  /** Seconds since 1970; from then on it may be gone. */
  readonly expiresAt: number;
};

/** What of a stored entry's text is not the entry itself. */
type Beside = { readonly personalHash?: string };
export type EntryText = AuditEntry & Beside;

type Writing = { readonly personal: string; readonly expiresAt: number };

/** The text names what is encrypted beside it by a hash of its own, so that the chain outlives the key and it. */
export function toStoredEntry(entry: AuditEntry, { personal, expiresAt }: Writing): StoredEntry {
  const { id } = entry;
  const beside: Beside = personal === '' ? {} : { personalHash: personalHash(personal) };
  return { id, text: JSON.stringify({ ...entry, ...beside }), personal, expiresAt };
}

export const personalHash = (personal: string): string => chainedHash('audit personal', personal);

/** What the chain holds of an entry. */
export const entryHash = ({ id, text, expiresAt }: Omit<StoredEntry, 'personal'>): string =>
  chainedHash('audit entry', id, text, String(expiresAt));

const entryText = z.looseObject({
  id: z.string(),
  tenantId: z.string(),
  time: z.iso.datetime(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string() }),
  result: z.enum(['done', 'refused']),
  personalHash: z.string().optional(),
});

/** Null for what is no entry. */
export function parseEntry(text: string): EntryText | null {
  try {
    return entryText.parse(JSON.parse(text)) as EntryText;
  } catch {
    return null;
  }
}
