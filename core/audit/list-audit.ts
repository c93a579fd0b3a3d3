import { firstIdAt, timeOf } from '../../kit/id.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import {
  parseEntry,
  type AuditEntry,
  type AuditEntryId,
  type PersonalData,
  type StoredEntry,
} from './audit-entry.ts';
import type { PersonalDataCipher } from './personal-data-cipher.ts';

export type AuditFilter = {
  readonly actor?: string;
  /** A type of event, or its noun: `member` for `member.removed`. */
  readonly action?: string;
  readonly target?: string;
  readonly from?: Date;
  readonly to?: Date;
};

/** Part of one month, from `first` on and before `before`. */
export type AuditRange = {
  readonly tenantId: string;
  readonly month: Date;
  readonly first: AuditEntryId;
  readonly before: AuditEntryId;
  readonly limit: number;
};

export interface AuditReader {
  /** The newest of the range, in order. */
  newest(range: AuditRange): Promise<readonly StoredEntry[]>;

  /** When the oldest link was written that is still there; null where there is none. */
  beginning(tenantId: string): Promise<Date | null>;
}

export type ListAuditPorts = {
  readonly reader: AuditReader;
  readonly cipher: Pick<PersonalDataCipher, 'decrypt'>;
  readonly now: () => Date;
};

export type ListedEntry = {
  readonly entry: AuditEntry;
  /** Null where it was erased. */
  readonly personal: PersonalData | null;
};

/** Of one page: a filter that few entries pass shall not read a year of them in one request. */
const MAX_READS = 12;
const READ_AT_ONCE = 100;
const CLOCKS_MS = 60_000;
/** An id says when its entry's event was made but for so much: the same for all that was refused in one minute. */
const ID_MS = 60_000;
/** An event lies in dead letters for 14 days at most, and is then written late. */
const LATEST_MS = 31 * 86_400_000;

type Listing = AuditFilter & { readonly tenantId: string };

/** One page of a tenant's log, the newest first. It may be short, or empty, though more follows. */
export async function listAudit(
  ports: ListAuditPorts,
  filter: Listing,
  { limit, after }: PageRequest<AuditEntryId>,
): Promise<Page<ListedEntry>> {
  const { tenantId, to } = filter;
  const newest = to ? to.getTime() + ID_MS : ports.now().getTime() + CLOCKS_MS;
  const oldest = firstIdAt('aud', await oldestOf(ports, filter));
  const atOnce = hasConditions(filter) ? READ_AT_ONCE : limit + 1;
  const shown: StoredEntry[] = [];
  let before = after ?? firstIdAt('aud', new Date(newest));
  for (let reads = 0; reads < MAX_READS && before > oldest; reads += 1) {
    const range = monthBefore(before, oldest);
    const read = await ports.reader.newest({ tenantId, limit: atOnce, ...range });
    shown.push(...read.filter((stored) => passes(stored, filter)));
    if (shown.length > limit)
      return pageOf(ports, { tenantId, shown: shown.slice(0, limit), next: true });
    before = lastOf(read, atOnce) ?? range.first;
  }
  return pageOf(ports, { tenantId, shown, next: before > oldest && before });
}

/** Where a full read ended; null where all of the range was read. */
const lastOf = (read: readonly StoredEntry[], atOnce: number) =>
  read.length < atOnce ? null : (read.at(-1)?.id ?? null);

/** What is older than the oldest that may be there is not looked for. */
async function oldestOf(
  { reader, now }: ListAuditPorts,
  { tenantId, from }: Listing,
): Promise<Date> {
  const beginning = await reader.beginning(tenantId);
  if (beginning === null) return new Date(now().getTime() + LATEST_MS);
  const first = beginning.getTime() - LATEST_MS;
  return new Date(from ? Math.max(from.getTime() - ID_MS, first) : first);
}

function monthBefore(before: AuditEntryId, oldest: AuditEntryId) {
  const time = timeOf(before);
  // Others may have been made in the same moment, but where nothing sorts before it.
  const last = before === firstIdAt('aud', time) ? new Date(time.getTime() - 1) : time;
  const month = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth()));
  const start = firstIdAt('aud', month);
  return { month, first: start > oldest ? start : oldest, before };
}

const hasConditions = ({ actor, action, target }: Listing) =>
  [actor, action, target].some((condition) => condition !== undefined);

function passes({ text }: StoredEntry, filter: Listing): boolean {
  const entry = parseEntry(text);
  return entry !== null && isWithin(entry, filter) && isAbout(entry, filter);
}

function isWithin({ time }: AuditEntry, { from, to }: Listing): boolean {
  const made = new Date(time);
  return (from === undefined || made >= from) && (to === undefined || made < to);
}

function isAbout(entry: AuditEntry, { actor, action, target }: Listing): boolean {
  return (
    (actor === undefined || entry.actor.id === actor) &&
    (action === undefined || entry.action === action || entry.action.startsWith(`${action}.`)) &&
    (target === undefined || entry.target.id === target)
  );
}

type Shown = {
  readonly tenantId: string;
  readonly shown: readonly StoredEntry[];
  /** Where to go on; true for behind the last one that is shown. */
  readonly next: AuditEntryId | boolean;
};

async function pageOf(
  { cipher }: ListAuditPorts,
  { tenantId, shown, next }: Shown,
): Promise<Page<ListedEntry>> {
  const items = await Promise.all(shown.map((stored) => toListed(cipher, tenantId, stored)));
  const after = next === true ? shown.at(-1)?.id : next;
  return { items, ...(after && { next: after }) };
}

async function toListed(
  cipher: ListAuditPorts['cipher'],
  tenantId: string,
  { text, personal: encrypted }: StoredEntry,
): Promise<ListedEntry> {
  const entry = JSON.parse(text) as AuditEntry;
  if (encrypted === '') return { entry, personal: {} };
  const personal = await cipher.decrypt(tenantId, encrypted);
  return { entry, personal: personal === null ? null : (JSON.parse(personal) as PersonalData) };
}
