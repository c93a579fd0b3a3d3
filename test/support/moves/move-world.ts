import { advanceJob } from '../../../core/jobs/advance-job.ts';
import { changeResources } from '../../../core/jobs/change-resources.ts';
import type { JobOutcome, ResourcesStatus } from '../../../core/jobs/job-outcome.ts';
import { beginMove, type BeginMovePorts } from '../../../core/moves/begin-move.ts';
import { moveJob, moveResources } from '../../../core/moves/move-job.ts';
import { moveWaits } from '../../../core/moves/move-waits.ts';
import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import type { JobKey } from '../../../core/jobs/job.ts';
import type { Move } from '../../../core/moves/move.ts';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { operatorPrincipal } from '../tenancy/tenant-contexts.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import { scopeAt } from '../../../core/tenancy/tenant-scope.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { TenantRules } from '../../../core/tenants/tenant-rules.ts';
import { aPlan } from '../plans/a-plan.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import type { Around } from '../guarded.ts';
import { FakePlacementItems } from '../../fakes/fake-placement-items.ts';
import { FakeMoveRegistry } from '../../fakes/fake-move-registry.ts';
import { FakePlacementObjects } from '../../fakes/fake-placement-objects.ts';
import { FakeDedicatedTables } from '../../fakes/fake-dedicated-tables.ts';
import { guarded } from '../guarded.ts';
import { TEST_STORAGE } from '../tenancy/test-storage.ts';

export const LINK_SECONDS = 60;
export const AWS_TIMES = { coldStartSeconds: 10, longestWriteSeconds: 15 };
const LAMBDA_SECONDS = 300;

const RULES = {
  plans: { basic: aPlan('basic'), pro: aPlan('pro') },
  defaultPlan: 'basic',
  isolationStrategy: 'shared_schema',
  maxTenants: 10,
  siloRegions: ['eu-west-1'],
  region: 'eu-central-1',
} as unknown as TenantRules;

const operator = { ...operatorPrincipal, id: 'op-1' };

/** What a place answers that does not let the tenant's session in. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** A tenant with data at a placement, and all that a move of it touches, in memory. */
export class MoveWorld {
  time = new Date('2026-11-23T12:00:00Z');
  readonly registry = new FakeMoveRegistry();
  readonly items = new FakePlacementItems(TEST_STORAGE);
  readonly objects = new FakePlacementObjects(TEST_STORAGE, () => this.time);
  readonly dedicatedResources = new FakeDedicatedTables(this.items);
  readonly tenant: Tenant;
  /** Told of each second that passes: what the tenant's users do. */
  onSecond: () => void = () => undefined;
  linkSeconds = LINK_SECONDS;
  longestUploadSeconds = 10;
  isMachineOut = false;
  delays = 0;
  readonly started: string[] = [];
  /** Ends a run of the engine after so many questions whether it is over. */
  partsAtOnce = 1_000;

  constructor(placement: PlacementSpec) {
    this.tenant = { ...aTenant(this.time), state: 'active', ...placement };
    this.registry.tenants.set(this.tenant.id, this.tenant);
    this.registry.pools.set(this.tenant.id, { placement, writes: 'open' });
    this.dedicatedResources.makeAtOnce(
      placementOf({ tenantId: this.tenant.id, ...placement }, TEST_STORAGE),
    );
    this.table(placement).set('\0STORAGE', { value: placement.isolation });
    this.objects.put(this.scope(placement), '.prepared', '');
  }

  scope(placement: PlacementSpec): TenantScope {
    return scopeAt(this.tenant, placement);
  }

  table(placement: PlacementSpec) {
    return this.items.tableOf(this.scope(placement));
  }

  files(placement: PlacementSpec) {
    return this.objects.prefixOf(this.scope(placement));
  }

  /** Records in two collections, files, a claim that has expired and one that has not. */
  fill(records = 60, files = 12): this {
    const placement = placementSpecOf(this.tenant);
    const now = this.time.getTime() / 1_000;
    const table = this.table(placement);
    table.set('\0CACHE', { value: 'namespace' });
    for (const name of ['notes', 'tasks']) table.set(`\0C#${name}`, { value: 'marker' });
    for (let n = 0; n < records; n += 1) {
      table.set(`${n % 2 ? 'notes' : 'tasks'}\0rec_${n}`, { value: `value ${n}` });
    }
    table.set('notes\0IDEMPOTENCY#old', { value: 'claim', expiresAt: now - 1 });
    table.set('notes\0IDEMPOTENCY#new', { value: 'claim', expiresAt: now + 86_400 });
    for (let n = 0; n < files; n += 1)
      this.objects.put(this.scope(placement), `files/f${n}`, `file ${n}`);
    return this;
  }

  pass(seconds: number): void {
    for (let left = seconds; left > 0; left -= 1) {
      this.time = new Date(this.time.getTime() + Math.min(1, left) * 1_000);
      this.onSecond();
    }
  }

  beginPorts(): BeginMovePorts {
    return {
      moves: this.registry,
      runs: {
        start: async ({ id, run }) => {
          if (this.isMachineOut) throw new Error('The machine is out.');
          this.started.push(`${id}-${run}`);
        },
      },
      rules: RULES,
      now: () => this.time,
      onDelay: () => void (this.delays += 1),
    };
  }

  async startMove(to: PlacementSpec['isolation']): Promise<Move> {
    const { id: tenantId } = this.tenant;
    const started = await beginMove(this.beginPorts(), operator, { tenantId, to });
    if (!started.ok) throw new Error(started.error.kind);
    return started.value;
  }

  get move(): Move {
    const [move] = [...this.registry.jobs.jobs.values()].slice(-1);
    if (!move) throw new Error('There is no move.');
    return move;
  }

  get current() {
    const tenant = this.registry.tenants.get(this.tenant.id);
    const pool = this.registry.pools.get(this.tenant.id);
    if (!tenant || !pool) throw new Error('The tenant is gone.');
    return { tenant, pool };
  }

  /** The waits of AWS, but for uploads. */
  get waits() {
    const { linkSeconds, longestUploadSeconds } = this;
    return moveWaits({ ...AWS_TIMES, linkSeconds, longestUploadSeconds });
  }

  advance(
    around?: Around,
    more: { resources?: ResourcesStatus; giveUp?: string } = {},
  ): Promise<JobOutcome> {
    let parts = 0;
    const { jobs, ...ports } = this.movePorts(around);
    const move = moveJob({ ...ports, isOver: () => (parts += 1) % this.partsAtOnce === 0 });
    return advanceJob({ jobs, types: { move }, now: ports.now }, { ...this.#key(), ...more });
  }

  /** What a run of its function reaches. */
  movePorts(around?: Around) {
    return {
      ...guarded(this.#ports(), around),
      ...{ stores: TEST_STORAGE, waits: this.waits, now: () => this.time },
      isRefusal: (error: unknown) => error instanceof RefusedError,
    };
  }

  changeResources(
    around?: Around,
    key: JobKey & { readonly deadline: Date } = this.#key(),
  ): Promise<ResourcesStatus | null> {
    const { jobs, moves, dedicatedResources } = guarded(this.#ports(), around);
    const changes = { move: moveResources };
    const ports = { jobs, tenants: moves, changes, dedicatedResources };
    return changeResources({ ...ports, stores: TEST_STORAGE, now: () => this.time }, key);
  }

  #key() {
    const deadline = new Date(this.time.getTime() + LAMBDA_SECONDS * 1_000);
    return { tenantId: this.tenant.id, jobId: this.move.id, deadline };
  }

  #ports() {
    const prepare = (write: (tenant: TenantScope) => void) => ({
      prepare: async (tenant: TenantScope) => write(tenant),
    });
    return {
      jobs: this.registry.jobs as unknown as JobRepository,
      moves: this.registry,
      items: this.items,
      objects: this.objects,
      dedicatedResources: this.dedicatedResources,
      table: prepare((tenant) => {
        this.items.tableOf(tenant).set('\0STORAGE', { value: tenant.isolation });
        this.items.tableOf(tenant).set('\0CACHE', { value: 'namespace' });
      }),
      bucket: prepare((tenant) => void this.objects.put(tenant, '.prepared', '')),
    };
  }
}
