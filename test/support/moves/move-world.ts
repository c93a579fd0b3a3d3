import { advanceMove } from '../../../core/moves/advance-move.ts';
import { beginMove, type BeginMovePorts } from '../../../core/moves/begin-move.ts';
import { changeStores } from '../../../core/moves/change-stores.ts';
import type { Move } from '../../../core/moves/move.ts';
import type { MoveOutcome, Told } from '../../../core/moves/phases/phase.ts';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { operatorPrincipal } from '../tenancy/tenant-contexts.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import { scopeAt } from '../../../core/tenancy/tenant-scope.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { TenantRules } from '../../../core/tenants/tenant-rules.ts';
import type { Plan } from '../../../core/plans/plan.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import type { Around } from '../provisioning/provisioning-world.ts';
import { FakeItemPlaces } from './fake-item-places.ts';
import { FakeMoveRegistry } from './fake-move-registry.ts';
import { FakeObjectPlaces } from './fake-object-places.ts';
import { FakeDedicatedResources } from './fake-dedicated-resources.ts';
import { guarded } from './guarded.ts';

export const LINK_SECONDS = 60;
const LAMBDA_SECONDS = 300;

const STORES = {
  partition: 'aws',
  region: 'eu-central-1',
  accountId: '000000000000',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'test',
} as const;

const RULES = {
  plans: { basic: {} as Plan, pro: {} as Plan },
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

/** A tenant with data at a home, and all that a move of it touches, in memory. */
export class MoveWorld {
  time = new Date('2026-11-23T12:00:00Z');
  readonly registry = new FakeMoveRegistry();
  readonly items = new FakeItemPlaces(STORES);
  readonly objects = new FakeObjectPlaces(STORES, () => this.time);
  readonly dedicatedResources = new FakeDedicatedResources(this.items);
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

  constructor(home: PlacementSpec) {
    this.tenant = { ...aTenant(this.time), state: 'active', ...home };
    this.registry.tenants.set(this.tenant.id, this.tenant);
    this.registry.pools.set(this.tenant.id, { home, writes: 'open' });
    this.dedicatedResources.makeAtOnce(placementOf({ tenantId: this.tenant.id, ...home }, STORES));
    this.table(home).set('\0STORAGE', { value: home.isolation });
    this.objects.put(this.scope(home), '.prepared', '');
  }

  scope(home: PlacementSpec): TenantScope {
    return scopeAt(this.tenant, home);
  }

  table(home: PlacementSpec) {
    return this.items.tableOf(this.scope(home));
  }

  files(home: PlacementSpec) {
    return this.objects.prefixOf(this.scope(home));
  }

  /** Records in two collections, files, a claim that has expired and one that has not. */
  fill(records = 60, files = 12): this {
    const home = placementSpecOf(this.tenant);
    const now = this.time.getTime() / 1_000;
    const table = this.table(home);
    table.set('\0CACHE', { value: 'namespace' });
    for (const name of ['notes', 'tasks']) table.set(`\0C#${name}`, { value: 'marker' });
    for (let n = 0; n < records; n += 1) {
      table.set(`${n % 2 ? 'notes' : 'tasks'}\0rec_${n}`, { value: `value ${n}` });
    }
    table.set('notes\0IDEMPOTENCY#old', { value: 'claim', expiresAt: now - 1 });
    table.set('notes\0IDEMPOTENCY#new', { value: 'claim', expiresAt: now + 86_400 });
    for (let n = 0; n < files; n += 1)
      this.objects.put(this.scope(home), `files/f${n}`, `file ${n}`);
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

  async begun(to: PlacementSpec['isolation']): Promise<Move> {
    const { id: tenantId } = this.tenant;
    const begun = await beginMove(this.beginPorts(), operator, { tenantId, to });
    if (!begun.ok) throw new Error(begun.error.kind);
    return begun.value;
  }

  get move(): Move {
    const [move] = [...this.registry.moves.values()].slice(-1);
    if (!move) throw new Error('There is no move.');
    return move;
  }

  get current() {
    const tenant = this.registry.tenants.get(this.tenant.id);
    const pool = this.registry.pools.get(this.tenant.id);
    if (!tenant || !pool) throw new Error('The tenant is gone.');
    return { tenant, pool };
  }

  get places() {
    return { from: this.move.from, to: this.move.to };
  }

  advance(around?: Around, more: { told?: Told; giveUp?: string } = {}): Promise<MoveOutcome> {
    let parts = 0;
    const ports = {
      ...guarded(this.#ports(), around),
      stores: STORES,
      isRefusal: (error: unknown) => error instanceof RefusedError,
      linkSeconds: this.linkSeconds,
      longestUploadSeconds: this.longestUploadSeconds,
      now: () => this.time,
      isOver: () => (parts += 1) % this.partsAtOnce === 0,
    };
    return advanceMove(ports, { ...this.#key(), ...more });
  }

  changeStores(around?: Around): Promise<Told | null> {
    const { moves, dedicatedResources } = guarded(this.#ports(), around);
    return changeStores(
      { moves, dedicatedResources, stores: STORES, now: () => this.time },
      this.#key(),
    );
  }

  #key() {
    const deadline = new Date(this.time.getTime() + LAMBDA_SECONDS * 1_000);
    return { tenantId: this.tenant.id, moveId: this.move.id, deadline };
  }

  #ports() {
    const prepare = (write: (tenant: TenantScope) => void) => ({
      prepare: async (tenant: TenantScope) => write(tenant),
    });
    return {
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
