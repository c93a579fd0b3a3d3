import type { DomainEvent } from '../../core/events/domain-event.ts';
import type { JobStart } from '../../core/jobs/job-repository.ts';
import type { LifeJob } from '../../core/tenant-life/life-job.ts';
import type { LifeJobs } from '../../core/tenant-life/start-life-job.ts';
import type { LifeChange, TenantLife } from '../../core/tenants/tenant-life.ts';
import type { IdempotencyClaim } from '../../core/tenants/tenant-registry.ts';
import { statesThatMay, type Tenant } from '../../core/tenants/tenant.ts';
import { fail } from '../../kit/result.ts';
import { FakeJobRepository } from './fake-job-repository.ts';

/** The lives of the tenants that a map holds, and the jobs that follow their steps. */
export class FakeTenantLife implements TenantLife, LifeJobs {
  readonly jobs = new FakeJobRepository<LifeJob>();
  readonly #tenants: Map<string, Tenant>;
  readonly #events: DomainEvent<string, object>[];

  constructor(tenants = new Map<string, Tenant>(), events: DomainEvent<string, object>[] = []) {
    this.#tenants = tenants;
    this.#events = events;
  }

  find(tenantId: string) {
    return Promise.resolve(this.#tenants.get(tenantId) ?? null);
  }

  async change(change: LifeChange) {
    // As between the reading and the writing of others.
    await Promise.resolve();
    return this.#write(change);
  }

  answered(claim: IdempotencyClaim) {
    return this.jobs.answered(claim);
  }

  async begin(start: JobStart<LifeJob>, change: LifeChange) {
    const created = await this.jobs.create(start);
    if (!created.ok) return created;
    if (this.#write(change)) return created;
    this.jobs.jobs.delete(start.job.id);
    return fail({ kind: 'JobChanged' } as const);
  }

  #write({ transition, before, after, event }: LifeChange): boolean {
    const current = this.#tenants.get(before.id);
    if (current?.version !== before.version) return false;
    if (!statesThatMay(transition).includes(current.state)) return false;
    this.#tenants.set(after.id, after);
    this.#events.push(event);
    return true;
  }
}
