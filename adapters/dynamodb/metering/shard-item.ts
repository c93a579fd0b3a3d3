import * as z from 'zod';
import { formatQuantity, parseQuantity, type Quantity } from '../../../core/metering/quantity.ts';
import type { Shard } from '../../../core/metering/usage-store.ts';
import { parseWindowId, windowId } from '../../../core/metering/usage-window.ts';
import type { WindowState } from '../../../core/metering/window-state.ts';

const shardItem = z.object({
  window: z.string(),
  sk: z.string(),
  revision: z.int(),
  events: z.int(),
  /** As a text: DynamoDB's numbers have 38 digits, JavaScript's have 15. */
  total: z.string().optional(),
  rank: z.string().optional(),
  members: z.int().optional(),
});

/** All that a write of a part says, beside when it is due. */
export const shardAttributes = ({ window, revision, state }: Shard) => ({
  window: windowId(window),
  revision,
  events: state.events,
  ...(state.value !== undefined && { total: formatQuantity(state.value) }),
  ...(state.rank !== undefined && { rank: state.rank }),
  ...(state.members !== undefined && { members: state.members }),
});

export function fromShardItem(item: unknown): Shard {
  const { window: id, sk, revision, events, total, rank, members } = shardItem.parse(item);
  const window = parseWindowId(id);
  if (!window) throw new Error(`${id} is no window’s id.`);
  const state: WindowState = {
    events,
    ...(total !== undefined && { value: quantityIn(total) }),
    ...(rank !== undefined && { rank }),
    ...(members !== undefined && { members }),
  };
  return { window, shard: Number(sk.slice(sk.lastIndexOf('#') + 1)), revision, state };
}

/** A total may have more digits than any one value. */
export function quantityIn(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (quantity === null) throw new Error(`${text} is no quantity.`);
  return quantity;
}
