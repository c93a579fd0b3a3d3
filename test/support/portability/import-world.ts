import { advanceJob } from '../../../core/jobs/advance-job.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import { enrollJob, type EnrollPorts } from '../../../core/portability/enroll.ts';
import { importJobs } from '../../../core/portability/import-job.ts';
import type { RecordLine } from '../../../core/portability/import-lines.ts';
import {
  newTenantImport,
  parseTenantImport,
  TENANT_IMPORT,
  type TenantImport,
} from '../../../core/portability/import-record.ts';
import type { ImportStore, ReceivedArchive } from '../../../core/portability/import-store.ts';
import type { Content, ImportedFile, TenantTaker } from '../../../core/portability/tenant-taker.ts';
import type { ArchiveOf } from '../../../core/portability/archive-store.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { FakeArchiveStore } from '../../fakes/fake-archive-store.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { FakeMembers, FakeInvitationRegistry } from '../../fakes/fake-members.ts';
import { FakeMemberUsers } from '../../fakes/fake-member-users.ts';
import { FakeRoleRegistry } from '../../fakes/fake-role-registry.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { FakeTenantPolicies } from '../../fakes/fake-tenant-policies.ts';
import { aPlan } from '../plans/a-plan.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import { operatorPrincipal } from '../tenancy/tenant-contexts.ts';

class MemoryImportStore extends FakeArchiveStore implements ImportStore {
  uploadLink = () => Promise.reject(new Error('Not by this test.'));

  received({ jobId }: ArchiveOf): Promise<ReceivedArchive | null> {
    this.onCall();
    const archive = this.archives.get(jobId);
    return Promise.resolve(archive ? { etag: 'one', bytes: archive.length } : null);
  }

  open({ jobId }: ArchiveOf, { bytes: size }: ReceivedArchive) {
    const archive = this.archives.get(jobId) ?? new Uint8Array();
    async function* read(start: number, end: number) {
      await Promise.resolve();
      yield archive.subarray(start, end);
    }
    return { size, read };
  }

  getLinks({ jobId }: ArchiveOf, names: readonly string[]) {
    return Promise.resolve(names.map((name) => `${jobId} ${name}`));
  }
}

/** What was written into a tenant. */
class MemoryTaker implements TenantTaker {
  readonly records: Record<string, Record<string, RecordLine>> = {};
  readonly files = new Map<string, ImportedFile & { readonly content: string }>();
  readonly history = new Map<string, string>();
  writes = 0;
  onCall: () => void = () => undefined;

  isEmpty() {
    return Promise.resolve(Object.keys(this.records).length + this.files.size === 0);
  }

  async putRecords(_: unknown, collection: string, records: readonly RecordLine[]) {
    await this.#write(() => {
      const kept = (this.records[collection] ??= {});
      for (const record of records) kept[record.id] = record;
    });
  }

  async putFile(_: unknown, file: ImportedFile, content: Content) {
    const bytes = await textOf(content, 'base64');
    await this.#write(() => void this.files.set(file.id, { ...file, content: bytes }));
  }

  async putHistory(_: unknown, path: string, content: Content) {
    const text = await textOf(content, 'utf8');
    await this.#write(() => void this.history.set(path, text));
  }

  async #write(act: () => void) {
    this.onCall();
    this.writes += 1;
    act();
    await Promise.resolve();
    this.onCall();
  }
}

async function textOf({ bytes, content }: Content, encoding: BufferEncoding) {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  if (whole.length !== bytes) throw new Error('S3 takes what it was told.');
  return whole.toString(encoding);
}

/** An import in memory, driven as the machine drives it. */
export class ImportWorld {
  readonly store = new MemoryImportStore();
  readonly taker = new MemoryTaker();
  readonly jobs = new FakeJobRepository();
  readonly tenants = new FakeTenantFinder();
  readonly roles = new FakeRoleRegistry();
  readonly users = new FakeMemberUsers();
  readonly policies = new FakeTenantPolicies();
  readonly members: FakeMembers;
  readonly events: DomainEvent<string, object>[] = [];
  readonly job: TenantImport;
  readonly of: { readonly tenantId: Tenant['id']; readonly userPoolId: string };
  tenant: Tenant;
  isOver: () => boolean = () => false;
  #now = Date.parse('2026-11-27T12:00:00.000Z');

  constructor(archive: Uint8Array, { sizeBytes = archive.length } = {}) {
    const identity = { userPoolId: 'pool', clientId: 'c' };
    this.tenant = { ...aTenant(this.now()), state: 'active', plan: 'pro', identity };
    this.tenants.put(this.tenant);
    this.of = { tenantId: this.tenant.id, userPoolId: 'pool' };
    this.members = new FakeMembers(this.of);
    const wanted = { tenantId: this.tenant.id, sizeBytes };
    this.job = newTenantImport(operatorPrincipal, wanted, this.now()).job;
    this.jobs.jobs.set(this.job.id, this.job);
    if (archive.length > 0) this.store.archives.set(this.job.id, archive);
  }

  readonly now = () => new Date(this.#now);

  async found(): Promise<TenantImport> {
    return parseTenantImport(
      await this.jobs.find({ tenantId: this.tenant.id, jobId: this.job.id }),
    );
  }

  /** One call of the function that the machine is at; null when it threw. */
  async piece(enrolls: boolean): Promise<string | null> {
    this.#now += 400_000;
    const types = enrolls ? { [TENANT_IMPORT]: this.#enrolling() } : importJobs(this.#ports());
    const deadline = new Date(this.#now + 300_000);
    const key = { tenantId: this.tenant.id, jobId: this.job.id, deadline };
    const ports = { jobs: this.jobs, types, now: this.now };
    const done = await advanceJob(ports, key).catch(() => null);
    return done?.outcome ?? null;
  }

  async run(pieces = 400): Promise<string> {
    let enrolls = false;
    for (let piece = 0; piece < pieces; piece += 1) {
      const outcome = await this.piece(enrolls);
      if (outcome !== null) enrolls = outcome === 'write-platform-data';
      if (outcome === 'succeeded' || outcome === 'failed') return outcome;
    }
    throw new Error('It does not end.');
  }

  #ports() {
    return {
      tenants: this.tenants,
      store: this.store,
      taker: this.taker,
      imports: {
        finish: async (job: TenantImport, event: DomainEvent<string, object>) => {
          const saved = await this.jobs.save(job);
          if (saved.ok) this.events.push(event);
          return saved as { ok: true; value: TenantImport };
        },
      },
      plans: { pro: aPlan('pro', '5_users', '1gb_storage') },
      now: this.now,
      isOver: () => this.isOver(),
    };
  }

  #enrolling() {
    const ports: EnrollPorts = {
      tenants: this.tenants,
      roles: this.roles,
      invitations: new FakeInvitationRegistry(this.members),
      users: this.users,
      members: {
        add: (_, member) => {
          if (this.members.members.has(member.userId)) return Promise.resolve('there' as const);
          this.members.add(member);
          return Promise.resolve('added' as const);
        },
      },
      policies: this.policies,
      registry: {
        update: (change) => {
          const { settings = {}, metadata = {} } = change;
          const version = this.tenant.version + 1;
          this.tenant = { ...this.tenant, settings, metadata, version };
          this.tenants.put(this.tenant);
          return Promise.resolve({ ok: true, value: this.tenant });
        },
      },
      get: (url) => Promise.resolve(this.store.beside.get(url) ?? null),
      now: this.now,
      isOver: () => this.isOver(),
    };
    return enrollJob(ports);
  }
}
