import type {
  Activation,
  AttemptOf,
  GivenUp,
  ProvisioningRegistry,
  ProvisioningTenant,
  RecordedFailure,
  Unsettled,
} from '../../core/provisioning/provisioning-registry.ts';
import { isGivenUp, type Tenant } from '../../core/tenants/tenant.ts';
import type { TenantEvent } from '../../core/tenants/tenant-events.ts';
import { fail, ok } from '../../kit/result.ts';
import type { FakeStepLedger } from './fake-step-ledger.ts';

const movedOn = () => fail({ kind: 'TenantMovedOn' } as const);

/** Writes through to the ledger and the registrations, as the one transaction of the real one does. */
export class FakeProvisioningRegistry implements ProvisioningRegistry {
  readonly tenants = new Map<string, ProvisioningTenant>();
  readonly events: TenantEvent[] = [];
  readonly openPools = new Set<string>();
  /** Slugs that others may take again. */
  readonly freed = new Set<string>();
  readonly #ledger: FakeStepLedger;

  constructor(ledger: FakeStepLedger) {
    this.#ledger = ledger;
  }

  async find(tenantId: string) {
    return this.tenants.get(tenantId) ?? null;
  }

  async beginCompensation(attempt: AttemptOf) {
    const tenant = this.#provisioned(attempt);
    if (!tenant) return movedOn();
    this.tenants.set(tenant.id, { ...tenant, compensatedAttempt: attempt.attempt });
    return ok(undefined);
  }

  async activate({ tenant, identity, activatedAt, event, step, welcome }: Activation) {
    const current = this.#provisioned({ tenantId: tenant.id, attempt: tenant.attempt });
    if (current?.version !== tenant.version) return movedOn();
    if (current.compensatedAttempt === tenant.attempt) return movedOn();
    if (!(await this.#ledger.save(step)).ok) return movedOn();
    await this.#ledger.save(welcome);
    this.#write(current, { state: 'active', identity, activatedAt });
    this.events.push(event);
    this.openPools.add(identity.userPoolId);
    return ok(undefined);
  }

  async recordFailure({ tenantId, attempt, failure, event }: RecordedFailure) {
    const tenant = this.#provisioned({ tenantId, attempt });
    if (!tenant) return movedOn();
    this.#write(tenant, { failure });
    this.events.push(event);
    return ok(undefined);
  }

  async giveUp({ tenant, event }: GivenUp) {
    const current = this.#provisioned({ tenantId: tenant.id, attempt: tenant.attempt });
    if (!current || !isGivenUp(current)) return movedOn();
    this.#write(current, { state: 'terminated' });
    this.freed.add(tenant.slug);
    this.events.push(event);
    return ok(undefined);
  }

  async *listUnsettled(): AsyncIterable<readonly Unsettled[]> {
    const all = [...this.tenants.values()];
    const unsettled = all.filter(({ state, failure }) => state === 'provisioning' && !failure);
    for (const tenant of unsettled) {
      const { id: tenantId, attempt, updatedAt: since } = tenant;
      yield [{ tenantId, attempt, since, isGivenUp: isGivenUp(tenant) }];
    }
  }

  async *listUnwelcomed(): AsyncIterable<readonly Unsettled[]> {
    for (const { name, status, tenantId, attempt } of this.#ledger.records.values()) {
      const isOpen = status === 'pending' || status === 'running';
      if (name === 'send-welcome-email' && isOpen) {
        yield [{ tenantId, attempt, since: new Date(0) }];
      }
    }
  }

  #provisioned({ tenantId, attempt }: AttemptOf) {
    const tenant = this.tenants.get(tenantId);
    const isIt = tenant?.state === 'provisioning' && tenant.attempt === attempt && !tenant.failure;
    return isIt ? tenant : undefined;
  }

  #write(tenant: ProvisioningTenant, change: Partial<Tenant>) {
    this.tenants.set(tenant.id, { ...tenant, ...change, version: tenant.version + 1 });
  }
}
