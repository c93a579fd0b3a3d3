import type { DomainEvent } from '../../core/events/domain-event.ts';
import type { AttemptRegistry, Restart } from '../../core/provisioning/attempt-registry.ts';
import type { StepRecord } from '../../core/provisioning/step-ledger.ts';
import type { StepName } from '../../core/provisioning/step.ts';
import type { TenantRecords } from '../../core/provisioning/tenant-records.ts';
import type { Operator } from '../../core/access/principal.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { toStepViews } from '../../core/provisioning/to-step-views.ts';
import type {
  PageRequest,
  TenantDirectory,
  TenantQuery,
} from '../../core/tenants/tenant-directory.ts';
import { changedTenant } from '../../core/tenants/changed-tenant.ts';
import type {
  IdempotencyClaim,
  NewTenant,
  TenantChange,
  TenantRegistry,
} from '../../core/tenants/tenant-registry.ts';
import { statesThatMay, type ProvisioningFailure, type Tenant } from '../../core/tenants/tenant.ts';
import { fail, ok } from '../../kit/result.ts';
import { latestFirst } from './latest-first.ts';

const DAY_MS = 86_400_000;

/** The control table's tenants in memory; a write happens in one turn, so it is atomic by nature. */
export class FakeTenantStore
  implements TenantRegistry, AttemptRegistry, TenantDirectory, TenantRecords
{
  readonly tenants = new Map<string, Tenant>();
  readonly passwords = new Map<string, string>();
  readonly events: DomainEvent<string, object>[] = [];
  readonly steps: StepRecord[] = [];
  readonly ledger = {
    find: async (tenantId: TenantId, name: StepName): Promise<StepRecord | null> =>
      this.steps.find((step) => step.tenantId === tenantId && step.name === name) ?? null,
    save: async (record: StepRecord) => {
      this.saveStep(record);
      return ok(record);
    },
  };
  readonly #claims = new Map<string, { fingerprint: string; tenant: Tenant; at: number }>();
  readonly #now: () => Date;

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  /** All of it, to compare before and after. */
  contents(): string {
    const { tenants, passwords, events, steps } = this;
    return JSON.stringify([[...tenants], [...passwords], events, steps, [...this.#claims]]);
  }

  async answered(claim: IdempotencyClaim) {
    const kept = this.#kept(claim);
    if (!kept) return ok(null);
    return kept.fingerprint === claim.fingerprint
      ? ok(kept.tenant)
      : fail({ kind: 'IdempotencyKeyReused' } as const);
  }

  async create({ tenant, event, maxTenants, encryptedAdminPassword, claim }: NewTenant) {
    if (claim && this.#kept(claim)) return this.#replay(claim);
    if ([...this.tenants.values()].some(({ slug }) => slug === tenant.slug)) {
      return fail({ kind: 'SlugTaken', slug: tenant.slug } as const);
    }
    if (this.tenants.size >= maxTenants) {
      return fail({ kind: 'TenantLimitReached', limit: maxTenants } as const);
    }
    this.tenants.set(tenant.id, tenant);
    if (encryptedAdminPassword !== undefined) this.passwords.set(tenant.id, encryptedAdminPassword);
    return this.#written(tenant, event, claim);
  }

  async update(change: TenantChange) {
    const tenant = this.tenants.get(change.tenantId);
    if (!tenant) return fail({ kind: 'TenantNotFound' } as const);
    if (tenant.version !== change.version) return fail({ kind: 'VersionConflict' } as const);

    const updated = changedTenant(tenant, change);
    this.tenants.set(tenant.id, updated.tenant);
    this.events.push(updated.event);
    return ok(updated.tenant);
  }

  async restart({ tenant, leaves, event, welcome, claim }: Restart) {
    if (claim && this.#kept(claim)) return this.#replay(claim);
    const current = this.tenants.get(tenant.id);
    const isUnmoved =
      current !== undefined &&
      statesThatMay('retry').includes(current.state) &&
      current.attempt === leaves.attempt &&
      current.version === leaves.version;
    if (!isUnmoved) return fail({ kind: 'TenantMovedOn' } as const);

    this.tenants.set(tenant.id, tenant);
    if (welcome) this.saveStep(welcome);
    return this.#written(tenant, event, claim);
  }

  async find(_operator: Operator, tenantId: TenantId) {
    const tenant = this.tenants.get(tenantId);
    const steps = this.steps.filter((step) => step.tenantId === tenantId);
    return tenant ? { tenant, steps: toStepViews(steps, tenant) } : null;
  }

  async list(
    _operator: Operator,
    { state, plan, isolation, search, isFailed, ...page }: TenantQuery,
  ) {
    const wanted = search?.toLowerCase();
    const found = [...this.tenants.values()]
      .filter((tenant) => state === undefined || tenant.state === state)
      .filter((tenant) => !isFailed || tenant.failure !== undefined)
      .filter((tenant) => plan === undefined || tenant.plan === plan)
      .filter((tenant) => isolation === undefined || tenant.isolation === isolation)
      .filter(({ name, slug }) => !wanted || `${name}\n${slug}`.toLowerCase().includes(wanted));
    const shown = found.map((tenant) =>
      this.#lacksWelcome(tenant) ? { ...tenant, welcomeFailed: true } : tenant,
    );
    return latestFirst(shown, page, ({ id }) => id);
  }

  async *all() {
    yield [...this.tenants.values()].filter(({ state }) => state !== 'erased').toReversed();
  }

  #lacksWelcome({ id, activatedAt }: Tenant): boolean {
    return (
      activatedAt !== undefined &&
      this.steps.some(
        ({ tenantId, name, status }) =>
          tenantId === id && name === 'send-welcome-email' && status === 'failed',
      )
    );
  }

  async listEvents(_operator: Operator, tenantId: TenantId, page: PageRequest) {
    const ofTenant = this.events.filter((event) => event.tenantId === tenantId);
    return latestFirst(ofTenant as DomainEvent[], page, ({ id }) => id);
  }

  saveStep(record: StepRecord) {
    const index = this.steps.findIndex(
      ({ tenantId, name }) => tenantId === record.tenantId && name === record.name,
    );
    this.steps.splice(index < 0 ? this.steps.length : index, index < 0 ? 0 : 1, record);
  }

  recordFailure(tenantId: string, failure: ProvisioningFailure) {
    this.#change(tenantId, { failure });
  }

  activate(tenantId: string) {
    this.#change(tenantId, { state: 'active', activatedAt: this.#now() });
  }

  #change(tenantId: string, change: Partial<Tenant>) {
    const tenant = this.tenants.get(tenantId);
    if (!tenant) throw new Error(`There is no tenant ${tenantId}.`);
    this.tenants.set(tenantId, { ...tenant, ...change, version: tenant.version + 1 });
  }

  #written(tenant: Tenant, event: DomainEvent<string, object>, claim?: IdempotencyClaim) {
    this.events.push(event);
    if (claim) {
      const { fingerprint } = claim;
      this.#claims.set(keyOf(claim), { fingerprint, tenant, at: tenant.updatedAt.getTime() });
    }
    return ok({ tenant, isReplay: false });
  }

  async #replay(claim: IdempotencyClaim) {
    const answered = await this.answered(claim);
    if (!answered.ok) return answered;
    if (!answered.value) throw new Error('A claim that is kept has an answer.');
    return ok({ tenant: answered.value, isReplay: true });
  }

  #kept(claim: IdempotencyClaim) {
    const kept = this.#claims.get(keyOf(claim));
    return kept && this.#now().getTime() - kept.at < DAY_MS ? kept : undefined;
  }
}

const keyOf = ({ actor, key }: IdempotencyClaim) => `${actor}#${key}`;
