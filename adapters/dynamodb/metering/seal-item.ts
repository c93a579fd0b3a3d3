import * as z from 'zod';
import type { LastSeal, NewSeal } from '../../../core/metering/seal-windows.ts';
import type { SealedWindow } from '../../../core/metering/sealed-windows.ts';
import { parseWindowId } from '../../../core/metering/usage-window.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Id } from '../../../kit/id.ts';
import { sealKey } from './metering-keys.ts';
import { quantityIn } from './shard-item.ts';

const sealItem = z.object({
  position: z.int(),
  id: z.string(),
  windowId: z.string(),
  revision: z.int(),
  quantity: z.string(),
  change: z.string(),
  events: z.int(),
  kind: z.enum(['window', 'revision', 'adjustment']),
  sealedAt: z.iso.datetime(),
});

const lastSealItem = sealItem.pick({ revision: true, quantity: true, events: true });

/** The window stands in its id. */
export const toSealItem = (tenantId: TenantId, seal: SealedWindow) => ({
  ...sealKey(tenantId, seal.position),
  ...{ position: seal.position, id: seal.id, windowId: seal.windowId, revision: seal.revision },
  ...{ quantity: seal.quantity, change: seal.change, events: seal.events, kind: seal.kind },
  sealedAt: seal.sealedAt.toISOString(),
});

export function fromSealItem(item: unknown): SealedWindow {
  const { id, sealedAt, ...seal } = sealItem.parse(item);
  const window = parseWindowId(seal.windowId);
  if (!window) throw new Error(`${seal.windowId} is no window’s id.`);
  return { ...seal, window, id: id as Id<'usw'>, sealedAt: new Date(sealedAt) };
}

export const toLastSeal = ({ revision, quantity, events }: NewSeal) => ({
  revision,
  quantity,
  events,
});

export function lastSealOf(item: unknown): LastSeal {
  const { quantity, ...last } = lastSealItem.parse(item);
  return { ...last, quantity: quantityIn(quantity) };
}
