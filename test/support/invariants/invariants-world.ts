import { checkInvariants } from '../../../core/invariants/check-invariants.ts';
import type { CounterCorrected, OrphanRemoved } from '../../../core/invariants/invariant-events.ts';
import type { Counted, InvariantFinding } from '../../../core/invariants/invariant-problem.ts';
import {
  expectedResources,
  nameOfResource,
  type PoolOfStock,
  type TenantResource,
} from '../../../core/invariants/tenant-resource.ts';
import type { JobKey } from '../../../core/jobs/job.ts';
import { recordedFacts } from '../../../core/access/tenant-facts.ts';
import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { derivedId } from '../../../kit/id.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import { TEST_STORAGE } from '../tenancy/test-storage.ts';

const OLD = new Date('2026-11-01T00:00:00Z');

/** A platform in memory that is as it must be, until a test breaks it. */
export class InvariantsWorld {
  time = new Date('2026-11-28T03:00:00Z');
  readonly tenants = new Map<string, Tenant>();
  readonly registrations = new Map<string, PoolRegistration>();
  readonly seats = new Map<string, Counted>();
  readonly openJobs: JobKey[] = [];
  readonly events: (OrphanRemoved | CounterCorrected)[] = [];
  readonly removed: string[] = [];
  /** Stores that hold something. */
  readonly full = new Set<string>();
  resources: TenantResource[] = [];
  poolsOfStock: PoolOfStock[] = [];
  tenantCount = 0;
  pauses = 0;
  onPause: () => void = () => undefined;
  #made = 0;

  /** With all that it must have. */
  add(change: Partial<Tenant> = {}): Tenant {
    this.#made += 1;
    const id = derivedId('tnt', OLD, String(this.#made));
    const identity = { userPoolId: `eu-central-1_${this.#made}`, clientId: 'client' };
    const tenant: Tenant = { ...aTenant(OLD), id, identity, state: 'active', ...change };
    this.tenants.set(tenant.id, tenant);
    this.tenantCount += 1;
    const expected = expectedResources(tenant, TEST_STORAGE);
    this.resources.push(...expected.map((resource) => ({ ...resource, createdAt: OLD })));
    if (tenant.identity) {
      this.registrations.set(tenant.identity.userPoolId, registrationOf(tenant));
      this.seats.set(tenant.identity.userPoolId, { known: 1, counted: 1 });
    }
    return tenant;
  }

  plant(resource: Pick<TenantResource, 'kind' | 'id' | 'tenantId'> & { createdAt?: Date }) {
    const planted = { region: TEST_STORAGE.region, createdAt: OLD, ...resource };
    this.resources.push(planted);
    return planted;
  }

  stock(id: string): void {
    const { region } = TEST_STORAGE;
    this.poolsOfStock.push({ kind: 'user-pool', id, region, createdAt: OLD });
  }

  /** One that took its pool of the stock, whose name is not the tenant's. */
  addOfStock(): Tenant {
    const tenant = this.add();
    const id = tenant.identity?.userPoolId ?? '';
    this.resources = this.resources.filter((resource) => resource.id !== id);
    this.stock(id);
    return tenant;
  }

  change(tenant: Tenant, change: Partial<Tenant>): void {
    this.tenants.set(tenant.id, { ...tenant, ...change });
  }

  /** What was found, by kind and name, and whether it was put right. */
  async check({ fix = false, includesUnknown = false } = {}) {
    const findings: InvariantFinding[] = [];
    const errors: unknown[] = [];
    const actor = { kind: 'system', id: 'doctor' } as const;
    const now = () => this.time;
    const count = await checkInvariants(
      {
        ...this.#ports(),
        now,
        pause: async () => {
          this.pauses += 1;
          this.onPause();
        },
        onFinding: (finding) => findings.push(finding),
        onError: (_key, error) => errors.push(error),
      },
      {
        deadline: new Date(this.time.getTime() + 600_000),
        ...(fix && { fix: { ...this.#fixPorts(), actor, now, includesUnknown } }),
      },
    );
    return { ...count, findings, errors };
  }

  #ports() {
    const { tenants, registrations, seats } = this;
    const pages = <T>(items: () => readonly T[]) =>
      async function* () {
        yield items();
      };
    return {
      resources: { list: pages(() => [...this.resources, ...this.poolsOfStock]) },
      tenants: { find: async (id: string) => tenants.get(id) ?? null },
      tenantIds: { all: pages(() => [...tenants.values()].map(({ id }) => id)) },
      jobs: { listOpen: pages(() => this.openJobs) },
      stores: TEST_STORAGE,
      counters: {
        tenants: async () => this.tenantCount,
        registration: async (id: string) => registrations.get(id) ?? null,
        seats: async (id: string) => seats.get(id) ?? { known: 0, counted: 0 },
        correctTenants: async ({ known, counted }: Counted, event: CounterCorrected) => {
          if (this.tenantCount !== known) return false;
          this.tenantCount = counted;
          return this.#tell(event);
        },
        correctSeats: async (id: string, { known, counted }: Counted, event: CounterCorrected) => {
          if (seats.get(id)?.known !== known) return false;
          seats.set(id, { known: counted, counted });
          return this.#tell(event);
        },
      },
    };
  }

  #fixPorts() {
    return {
      counters: this.#ports().counters,
      record: async (event: OrphanRemoved) => void this.#tell(event),
      remover: {
        remove: async (resource: TenantResource) => {
          const name = nameOfResource(resource);
          if (resource.kind === 'stack' || this.full.has(name)) return false;
          this.resources = this.resources.filter((one) => nameOfResource(one) !== name);
          this.removed.push(name);
          return true;
        },
      },
    };
  }

  #tell(event: OrphanRemoved | CounterCorrected): true {
    this.events.push(event);
    return true;
  }
}

const registrationOf = (tenant: Tenant): PoolRegistration => ({
  ...{ userPoolId: '', clientId: '', ...tenant.identity, jwks: '{}', writes: 'open' },
  ...{ tenantId: tenant.id, state: tenant.state },
  ...recordedFacts(tenant),
  ...placementSpecOf(tenant),
});
