import type { JobQuery, JobRepository, JobStart } from '../../core/jobs/job-repository.ts';
import type { Job, JobKey } from '../../core/jobs/job.ts';
import type { IdempotencyClaim } from '../../core/tenants/tenant-registry.ts';
import { fail, ok } from '../../kit/result.ts';

const CHANGED = { kind: 'JobChanged' } as const;
const timeOf = (id: string) => id.slice(id.indexOf('_'));

/** Jobs in memory. */
export class FakeJobRepository<J extends Job = Job> implements JobRepository<J> {
  readonly jobs = new Map<string, J>();
  readonly #claims = new Map<string, { readonly fingerprint: string; readonly jobId: string }>();

  async find({ tenantId, jobId }: JobKey) {
    const job = this.jobs.get(jobId);
    return job?.tenantId === tenantId ? job : null;
  }

  async list(_operator: unknown, tenantId: string, { limit, after, type, state }: JobQuery) {
    const all = [...this.jobs.values()]
      .filter((job) => job.tenantId === tenantId)
      .filter((job) => (type ?? job.type) === job.type && (state ?? job.state) === job.state)
      .filter((job) => after === undefined || timeOf(job.id) < timeOf(after))
      .sort((one, other) => (timeOf(one.id) < timeOf(other.id) ? 1 : -1));
    const items = all.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(all.length > limit && last && { next: last.id }) };
  }

  async answered({ actor, key, fingerprint }: IdempotencyClaim) {
    const kept = this.#claims.get(`${actor} ${key}`);
    if (!kept) return ok(null);
    return kept.fingerprint === fingerprint
      ? ok(this.jobs.get(kept.jobId) ?? null)
      : fail({ kind: 'IdempotencyKeyReused' } as const);
  }

  async create({ job, claim }: JobStart<J>) {
    if (claim && this.#claims.has(`${claim.actor} ${claim.key}`)) return fail(CHANGED);
    const saved = this.#write(job);
    if (saved.ok && claim) {
      const { fingerprint } = claim;
      this.#claims.set(`${claim.actor} ${claim.key}`, { fingerprint, jobId: job.id });
    }
    return saved;
  }

  async save(job: J) {
    return this.#write(job);
  }

  #write(job: J) {
    if ((this.jobs.get(job.id)?.version ?? 0) !== job.version - 1) return fail(CHANGED);
    this.jobs.set(job.id, job);
    return ok(job);
  }

  async *listOpen() {
    yield [...this.jobs.values()]
      .filter(({ state }) => state === 'running')
      .map(({ id: jobId, tenantId }) => ({ jobId, tenantId }));
  }
}
