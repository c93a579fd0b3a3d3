import type {
  DueWindows,
  LastSeal,
  NewSeal,
  WindowSealer,
} from '../../core/metering/seal-windows.ts';
import type { SealedWindow, SealedWindows } from '../../core/metering/sealed-windows.ts';
import type { Shard } from '../../core/metering/usage-store.ts';
import { windowId, type UsageWindow } from '../../core/metering/usage-window.ts';
import { parseQuantity } from '../../core/metering/quantity.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { FakeUsageStore } from './fake-usage-store.ts';

/** Seals what a FakeUsageStore holds. */
export class FakeWindowSealer implements WindowSealer, SealedWindows {
  readonly #store: FakeUsageStore;
  readonly #logs = new Map<string, SealedWindow[]>();

  constructor(store: FakeUsageStore) {
    this.#store = store;
  }

  async *listDue(now: Date): AsyncIterable<readonly DueWindows[]> {
    const due = [...this.#store.shards].filter(([, { sealAt }]) => sealAt && sealAt <= now);
    const byTenant = Map.groupBy(due, ([key]) => key.split(' ')[0] ?? '');
    await Promise.resolve();
    if (due.length === 0) return;
    yield [...byTenant].map(([tenantId, shards]) => ({
      tenantId: tenantId as TenantId,
      dueAt: now,
      windows: [...new Map(shards.map(([, { window }]) => [windowId(window), window])).values()],
    }));
  }

  read(tenantId: TenantId, window: UsageWindow) {
    const id = windowId(window);
    const shards = [...this.#store.shards]
      .filter(([key]) => key.startsWith(`${tenantId} ${id} `))
      .map(([, shard]) => shard);
    return Promise.resolve({ shards, last: this.#last(tenantId, id) });
  }

  append(tenantId: TenantId, seals: readonly NewSeal[]): Promise<void> {
    const log = this.#logs.get(tenantId) ?? [];
    for (const seal of seals) {
      if (log.some(({ id }) => id === seal.id)) throw new Error('It is sealed.');
      log.push({ ...seal, position: log.length + 1 });
    }
    this.#logs.set(tenantId, log);
    return Promise.resolve();
  }

  settle(tenantId: TenantId, shards: readonly Shard[]): Promise<void> {
    for (const { window, shard, revision } of shards) {
      const key = `${tenantId} ${windowId(window)} ${shard}`;
      const stored = this.#store.shards.get(key);
      if (stored?.revision === revision) this.#store.shards.set(key, { ...stored, sealAt: null });
    }
    return Promise.resolve();
  }

  listAfter(tenantId: TenantId, position: number, limit: number) {
    const log = this.#logs.get(tenantId) ?? [];
    return Promise.resolve(log.slice(position, position + limit));
  }

  #last(tenantId: TenantId, id: string): LastSeal | null {
    const seal = this.#logs.get(tenantId)?.findLast((one) => one.windowId === id);
    if (!seal) return null;
    const { revision, events, quantity } = seal;
    return { revision, events, quantity: parseQuantity(quantity) ?? 0n };
  }
}
