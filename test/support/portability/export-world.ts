import { PLATFORM_PARTS, type PlatformPart } from '../../../core/portability/archive.ts';
import { exportJobs, type ExportJobPorts } from '../../../core/portability/export-job.ts';
import {
  newTenantExport,
  parseTenantExport,
  TENANT_EXPORT,
  type TenantExport,
} from '../../../core/portability/export-record.ts';
import { handOverJob } from '../../../core/portability/hand-over.ts';
import type { PlatformReaders } from '../../../core/portability/platform-parts.ts';
import type {
  PortableFile,
  PortableNotice,
  PortableRecord,
  TenantContents,
} from '../../../core/portability/tenant-contents.ts';
import { advanceJob } from '../../../core/jobs/advance-job.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { FakeArchiveStore } from '../../fakes/fake-archive-store.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { operatorPrincipal } from '../tenancy/tenant-contexts.ts';
import { aTenant } from '../provisioning/a-tenant.ts';

export type MemoryFile = Omit<PortableFile, 'content' | 'key' | 'sizeBytes'> & {
  readonly bytes: Uint8Array;
};
export type Kept = {
  readonly records: Readonly<Record<string, readonly PortableRecord[]>>;
  readonly files: readonly MemoryFile[];
  readonly notifications?: readonly PortableNotice[];
  readonly platform?: Partial<Record<PlatformPart, readonly object[]>>;
};

/** A tenant's data in memory. */
export class MemoryContents implements TenantContents {
  readonly #kept: Kept;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  async *notifications(_: unknown, after = ''): AsyncGenerator<PortableNotice> {
    await Promise.resolve();
    yield* (this.#kept.notifications ?? []).filter(({ key }) => key > after);
  }

  collections() {
    return Promise.resolve(Object.keys(this.#kept.records).toSorted());
  }

  async *records(_: unknown, { collection, after = '' }: { collection: string; after?: string }) {
    await Promise.resolve();
    yield* (this.#kept.records[collection] ?? []).filter(({ id }) => id > after);
  }

  async *files(_: unknown, after = ''): AsyncGenerator<PortableFile> {
    await Promise.resolve();
    for (const { bytes, ...file } of this.#kept.files) {
      const key = `files/${file.id}/${file.name}`;
      if (key <= after) continue;
      yield { ...file, key, sizeBytes: bytes.length, content: () => pieces(bytes) };
    }
  }
}

async function* pieces(bytes: Uint8Array) {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += 1_000_000) yield bytes.subarray(at, at + 1_000_000);
}

/** Two entries a page, so that small parts have several. */
const readersOf = (platform: Kept['platform'] = {}) =>
  Object.fromEntries(
    PLATFORM_PARTS.map((part) => [
      part,
      (_: Tenant, after = '0') => {
        const all = platform[part] ?? [];
        const next = Number(after) + 2;
        const items = all.slice(Number(after), next);
        return Promise.resolve({ items, ...(next < all.length && { next: String(next) }) });
      },
    ]),
  ) as unknown as PlatformReaders;

/** An export in memory, driven as the machine drives it; `isOver` is asked after each entry or page. */
export class ExportWorld {
  readonly store = new FakeArchiveStore();
  readonly jobs = new FakeJobRepository();
  readonly tenants = new FakeTenantFinder();
  readonly events: DomainEvent<string, object>[] = [];
  readonly outcomes: string[] = [];
  readonly job: TenantExport;
  tenant: Tenant;
  isOver: () => boolean = () => false;
  pageBytes = 16 * 1024 ** 2;
  #now = Date.parse('2026-11-27T12:00:00.000Z');
  readonly #kept: Kept;

  constructor(kept: Kept) {
    this.#kept = kept;
    this.tenant = {
      ...aTenant(this.now()),
      state: 'active',
      identity: { userPoolId: 'pool', clientId: 'c' },
    };
    this.tenants.put(this.tenant);
    this.job = newTenantExport(operatorPrincipal, this.tenant.id, this.now()).job;
    this.jobs.jobs.set(this.job.id, this.job);
  }

  readonly now = () => new Date(this.#now);

  get archive(): Uint8Array {
    return this.store.archives.get(this.job.id) ?? new Uint8Array();
  }

  async found(): Promise<TenantExport> {
    const key = { tenantId: this.tenant.id, jobId: this.job.id };
    return parseTenantExport(await this.jobs.find(key));
  }

  ports(): ExportJobPorts {
    return {
      tenants: this.tenants,
      store: this.store,
      contents: new MemoryContents(this.#kept),
      exports: {
        finish: async (job, event) => {
          const saved = await this.jobs.save(job);
          if (saved.ok) this.events.push(event);
          return saved as { ok: true; value: TenantExport };
        },
      },
      now: this.now,
      isOver: () => this.isOver(),
    };
  }

  /** One call of the function that the machine is at; null when it threw. */
  async piece(handsOver: boolean): Promise<string | null> {
    this.#now += 400_000;
    const key = { tenantId: this.tenant.id, jobId: this.job.id };
    const deadline = new Date(this.#now + 300_000);
    const ports = { tenants: this.tenants, now: this.now, isOver: () => this.isOver() };
    const readers = readersOf(this.#kept.platform);
    const put = this.store.putBy.bind(this.store);
    const handing = handOverJob({ ...ports, readers, put, pageBytes: this.pageBytes });
    const types = handsOver ? { [TENANT_EXPORT]: handing } : exportJobs(this.ports());
    const done = await advanceJob(
      { jobs: this.jobs, types, now: this.now },
      { ...key, deadline },
    ).catch(() => null);
    if (done) this.outcomes.push(done.outcome);
    return done?.outcome ?? null;
  }

  /** As the machine does it: a piece that threw is done again, once its lease is over. */
  async run(pieces = 400): Promise<string> {
    let handsOver = false;
    for (let piece = 0; piece < pieces; piece += 1) {
      const outcome = await this.piece(handsOver);
      if (outcome !== null) handsOver = outcome === 'read-platform-data';
      if (outcome === 'succeeded' || outcome === 'failed') return outcome;
    }
    throw new Error('It does not end.');
  }
}
