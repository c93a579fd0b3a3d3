import type { Id } from '../../kit/id.ts';
import { derivedId } from '../../kit/id.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { formatQuantity, type Quantity } from './quantity.ts';
import type { SealedWindow } from './sealed-windows.ts';
import type { Shard } from './usage-store.ts';
import { windowId, type UsageWindow } from './usage-window.ts';
import { combinedAll, quantityOf } from './window-state.ts';

/** What was sealed of a window last. */
export type LastSeal = {
  readonly revision: number;
  readonly events: number;
  readonly quantity: Quantity;
};

export type NewSeal = Omit<SealedWindow, 'position'>;

/** A tenant's windows whose time to be sealed has come. */
export type DueWindows = {
  readonly tenantId: TenantId;
  readonly dueAt: Date;
  readonly windows: readonly UsageWindow[];
};

export interface WindowSealer {
  /** The longest due first. */
  listDue(now: Date): AsyncIterable<readonly DueWindows[]>;

  /** All parts of a window, and what was sealed of it last. */
  read(
    tenantId: TenantId,
    window: UsageWindow,
  ): Promise<{ readonly shards: readonly Shard[]; readonly last: LastSeal | null }>;

  /** At the end of the tenant's log, all or none; once for each revision of a window. */
  append(tenantId: TenantId, seals: readonly NewSeal[]): Promise<void>;

  /** The window is due no more, as far as its parts are still those that were sealed. */
  settle(tenantId: TenantId, shards: readonly Shard[]): Promise<void>;
}

export type SealWindowsPorts = {
  readonly sealer: WindowSealer;
  /** Of the tenant's open period, which is begun where there is none, with the month of that time. */
  readonly openSince: (tenantId: TenantId, time: Date) => Promise<Date>;
  readonly now: () => Date;
  /** Called for each tenant whose windows could not be sealed now; the next run tries again. */
  readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
};

/** Of one tenant, in one transaction. */
export const SEALED_AT_ONCE = 30;

/** Seals the windows whose time has come. Ends at the deadline; the next run goes on. */
export async function sealWindows(ports: SealWindowsPorts, deadline: Date) {
  const { sealer, now, onError } = ports;
  const count = { sealed: 0, error: 0, oldestSeconds: 0 };
  for await (const page of sealer.listDue(now())) {
    await Promise.all(
      page.map(async (due) => {
        if (now() >= deadline) return;
        const lateSeconds = Math.floor((now().getTime() - due.dueAt.getTime()) / 1_000);
        count.oldestSeconds = Math.max(count.oldestSeconds, lateSeconds);
        try {
          const sealed = await sealTenant(ports, due);
          count.sealed += sealed;
        } catch (error) {
          count.error += 1;
          onError({ tenantId: due.tenantId }, error);
        }
      }),
    );
    if (now() >= deadline) break;
  }
  return count;
}

async function sealTenant(ports: SealWindowsPorts, { tenantId, dueAt, windows }: DueWindows) {
  const { sealer, openSince } = ports;
  const now = ports.now();
  const openFrom = await openSince(tenantId, windows[0]?.start ?? dueAt);
  let sealed = 0;
  for (let start = 0; start < windows.length; start += SEALED_AT_ONCE) {
    const part = windows.slice(start, start + SEALED_AT_ONCE);
    const read = await Promise.all(part.map((window) => sealer.read(tenantId, window)));
    const seals = part.flatMap((window, index) => {
      const { shards = [], last = null } = read[index] ?? {};
      return sealOf({ tenantId, window, shards, last, openFrom, now }) ?? [];
    });
    if (seals.length > 0) await sealer.append(tenantId, seals);
    await sealer.settle(
      tenantId,
      read.flatMap(({ shards }) => shards),
    );
    sealed += seals.length;
  }
  return sealed;
}

type Sealing = {
  readonly tenantId: TenantId;
  readonly window: UsageWindow;
  readonly shards: readonly Shard[];
  readonly last: LastSeal | null;
  readonly openFrom: Date;
  readonly now: Date;
};

/** Null where nothing came since it was sealed: the run before died between its two writes. */
function sealOf({ tenantId, window, shards, last, openFrom, now }: Sealing): NewSeal | null {
  const states = shards.map(({ state }) => state);
  const total = combinedAll(window.aggregation, states);
  if (last?.events === total.events) return null;
  const quantity = quantityOf(window.aggregation, total);
  const revision = (last?.revision ?? 0) + 1;
  const id = windowId(window);
  return {
    id: sealId(tenantId, window, revision),
    windowId: id,
    ...{ window, revision },
    quantity: formatQuantity(quantity),
    change: formatQuantity(quantity - (last?.quantity ?? 0n)),
    events: total.events,
    kind: kindOf(window.start < openFrom, revision),
    sealedAt: now,
  };
}

/** What comes when its period is closed is an adjustment, be it the first of its window or not. */
const kindOf = (isClosed: boolean, revision: number): SealedWindow['kind'] => {
  if (isClosed) return 'adjustment';
  return revision === 1 ? 'window' : 'revision';
};

const sealId = (tenantId: TenantId, window: UsageWindow, revision: number): Id<'usw'> =>
  derivedId('usw', window.start, `${tenantId} ${windowId(window)} ${revision}`);
