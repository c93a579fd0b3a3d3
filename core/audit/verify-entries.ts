import { timeOf } from '../../kit/id.ts';
import {
  entryHash,
  parseEntry,
  personalHash,
  type AuditEntryId,
  type EntryText,
  type StoredEntry,
} from './audit-entry.ts';
import type { Findings } from './finding.ts';
import { isExpired, type ReadChain } from './verify-links.ts';

export type Expected = {
  readonly hash: string;
  readonly expiresAt: number;
  readonly shard: number;
  readonly position: number;
};

/** What the chains say of each entry. */
export type ExpectedEntries = Map<string, Expected>;

/** The time in an id is that of the event, but for what the event took to be made. */
const TIME_OF_ID_MS = 60_000;

export function expectedEntries(
  found: Findings,
  chains: Iterable<readonly [number, ReadChain]>,
): ExpectedEntries {
  const expected: ExpectedEntries = new Map();
  for (const [shard, chain] of chains) {
    for (const [position, { link }] of chain) {
      for (const [entryId, hash, expiresAt] of link.entries) {
        if (expected.has(entryId)) found.add('EntryRepeated', { entryId, shard, position });
        else expected.set(entryId, { hash, expiresAt, shard, position });
      }
    }
  }
  return expected;
}

/** An entry as it lies in the table or in an export, which has nothing of what is encrypted: null. */
export type ReadEntry = Omit<StoredEntry, 'personal'> & { readonly personal: string | null };
/** With the tenant in whose partition it is. */
export type FoundEntry = { readonly tenantId: string; readonly stored: ReadEntry };

/** Compares one entry with what its chain says, and takes it from those that are still to be found. */
export function verifyEntry(
  found: Findings,
  expected: ExpectedEntries,
  { tenantId, stored }: FoundEntry,
): void {
  const { id: entryId } = stored;
  const known = expected.get(entryId);
  expected.delete(entryId);
  const entry = parseEntry(stored.text);
  const { shard, position } = known ?? {};
  if (!isInPlace(entry, entryId, tenantId)) found.add('EntryMoved', { entryId, shard, position });
  else if (!known) found.add('EntryAdded', { entryId });
  else if (entryHash(stored) !== known.hash) {
    found.add(isBackDated(entryId, entry) ? 'EntryBackDated' : 'EntryChanged', {
      ...{ entryId, shard, position },
    });
  } else if (entry && stored.personal !== null && hashOf(stored.personal) !== entry.personalHash) {
    found.add('PersonalDataChanged', { entryId, shard, position });
  }
}

/** What is no entry at all is told by its hash. */
const isInPlace = (entry: EntryText | null, id: AuditEntryId, tenantId: string): boolean =>
  entry === null || (entry.id === id && entry.tenantId === tenantId);

/** What was not found is removed, but for what has expired. */
export function verifyAllFound(found: Findings, expected: ExpectedEntries, now: Date): void {
  for (const [entryId, { expiresAt, shard, position }] of expected) {
    if (!isExpired(expiresAt, now)) found.add('EntryRemoved', { entryId, shard, position });
  }
}

const hashOf = (personal: string) => (personal === '' ? undefined : personalHash(personal));

const isBackDated = (id: AuditEntryId, entry: EntryText | null): boolean =>
  entry !== null && Math.abs(Date.parse(entry.time) - timeOf(id).getTime()) > TIME_OF_ID_MS;
