import type { JobOutcome } from '../jobs/job-outcome.ts';
import { CONTINUE } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType } from '../jobs/job-type.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { textOfLines } from '../../kit/text-of-lines.ts';
import { PLATFORM_PARTS, type PlatformPart } from './archive.ts';
import type { PutLink } from './archive-store.ts';
import { parseTenantExport, type TenantExport } from './export-record.ts';
import type { PlatformReaders } from './platform-parts.ts';

export type HandOverPorts = {
  readonly tenants: TenantFinder;
  readonly readers: PlatformReaders;
  /** Puts the bytes by the link; false where it is good no more. Throws on an outage. */
  readonly put: (link: PutLink, bytes: Uint8Array) => Promise<boolean>;
  /** A page is held in memory as a whole. */
  readonly pageBytes: number;
  readonly now: () => Date;
  readonly isOver: () => boolean;
};

type HandedOver = NonNullable<TenantExport['handedOver']>;
type At = NonNullable<HandedOver['next']>;
type Leased = LeasedJob<TenantExport>;

/** A link that ends within it is asked for anew. */
const LINK_RESERVE_MS = 60_000;

/**
 * Puts what the platform keeps of a tenant beside the archive, page by page, by links that the tenant's session signed:
 * who reads here reaches no tenant's data, and who writes the archive nothing of the platform's.
 */
export const handOverJob = (ports: HandOverPorts): JobType<TenantExport> => ({
  parse: parseTenantExport,
  phases: phasesOf('fail', { gathering: (leased) => handOver(ports, leased) }),
});

async function handOver(ports: HandOverPorts, leased: Leased): Promise<JobOutcome> {
  const tenant = await ports.tenants.find(leased.job.tenantId);
  if (!tenant) throw new Error('The tenant of an export is gone.');
  for (;;) {
    const { handedOver } = leased.job;
    if (!handedOver) throw new Error('An export is gathered that was not opened.');
    const { next, pages, links, linksFrom, linksEndAt } = handedOver;
    if (!next) return leased.enter('writing');
    const link = links[pages.length - linksFrom];
    const isGood = linksEndAt.getTime() - ports.now().getTime() > LINK_RESERVE_MS;
    if (!link || !isGood) return leased.enter('opening');
    const page = await readPage(ports, tenant, next);
    if (page.lines.length > 0) {
      const bytes = Buffer.from(textOfLines(page.lines));
      if (!(await ports.put(link, bytes))) return leased.enter('opening');
    }
    await leased.save({ handedOver: withPage(handedOver, next.part, page) });
    if (ports.isOver()) return CONTINUE;
  }
}

type ReadPage = { readonly lines: readonly string[]; readonly next: At | undefined };

const withPage = (
  before: HandedOver,
  part: PlatformPart,
  { lines, next }: ReadPage,
): HandedOver => ({
  ...before,
  pages: lines.length > 0 ? [...before.pages, { part, lines: lines.length }] : before.pages,
  next,
});

async function readPage(
  { readers, pageBytes }: HandOverPorts,
  tenant: Tenant,
  at: At,
): Promise<ReadPage> {
  const lines: string[] = [];
  let bytes = 0;
  let { after } = at;
  do {
    const { items, next } = await readers[at.part](tenant, after);
    for (const item of items) {
      const line = JSON.stringify(item);
      lines.push(line);
      bytes += Buffer.byteLength(line);
    }
    after = next;
  } while (after !== undefined && bytes < pageBytes);
  return { lines, next: after === undefined ? partAfter(at.part) : { part: at.part, after } };
}

function partAfter(part: PlatformPart): At | undefined {
  const next = PLATFORM_PARTS[PLATFORM_PARTS.indexOf(part) + 1];
  return next && { part: next };
}
