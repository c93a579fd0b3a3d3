import type {
  DedicatedResources,
  ResourcesRefused,
} from '../../core/tenancy/dedicated-resources.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { FakePlacementItems } from './fake-placement-items.ts';

/** Tables that are made, or gone, the second time one asks. */
export class FakeDedicatedTables implements DedicatedResources {
  refusal: ResourcesRefused | undefined;
  /** Never ready. */
  isSlow = false;
  /** Never gone. */
  isStuck = false;
  readonly #items: FakePlacementItems;
  readonly #asked = new Set<string>();

  constructor(items: FakePlacementItems) {
    this.#items = items;
  }

  makeAtOnce({ dedicated: own, tableName }: Placement): void {
    if (own) this.#items.tables.set(tableName, new Map());
  }

  async make(placement: Placement): Promise<Result<'ready' | 'pending', ResourcesRefused>> {
    if (this.refusal) return fail(this.refusal);
    const { tableName } = placement;
    if (this.#items.tables.has(tableName)) return ok('ready');
    if (this.isSlow) return ok('pending');
    if (this.#asked.delete(tableName)) this.makeAtOnce(placement);
    else this.#asked.add(tableName);
    return ok('pending');
  }

  async delete({ tableName }: Placement): Promise<'gone' | 'pending'> {
    if (this.isStuck) return 'pending';
    return this.#items.tables.delete(tableName) ? 'pending' : 'gone';
  }
}
