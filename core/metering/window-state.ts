import type { Aggregation } from './meter.ts';
import type { Quantity } from './quantity.ts';
import { wholeQuantity } from './quantity.ts';

/**
 * What was counted in a window, or in a part of it. The order in which events come changes nothing: each operation
 * below is commutative and associative, and `latest` goes by the event's time and then by its identity.
 */
export type WindowState = {
  readonly events: number;
  /** The sum, the greatest or the latest value; of a count and of unique values none. */
  readonly value?: Quantity;
  /** Of the latest: its time, and its event's identity where two have the same. */
  readonly rank?: string;
  /** Of unique values: how many this part saw first. */
  readonly members?: number;
};

export const EMPTY_STATE: WindowState = { events: 0 };

type Combine = (one: WindowState, other: WindowState) => Omit<WindowState, 'events'>;

const COMBINE: Readonly<Record<Aggregation, Combine>> = {
  count: () => ({}),
  sum: (one, other) => ({ value: (one.value ?? 0n) + (other.value ?? 0n) }),
  max: (one, other) => ({ value: greater(one.value, other.value) }),
  latest: (one, other) => {
    const last = (one.rank ?? '') > (other.rank ?? '') ? one : other;
    return { value: last.value, rank: last.rank };
  },
  unique_count: (one, other) => ({ members: (one.members ?? 0) + (other.members ?? 0) }),
};

export const combined = (
  aggregation: Aggregation,
  one: WindowState,
  other: WindowState,
): WindowState => ({
  events: one.events + other.events,
  ...COMBINE[aggregation](one, other),
});

export const combinedAll = (
  aggregation: Aggregation,
  states: readonly WindowState[],
): WindowState => states.reduce((one, other) => combined(aggregation, one, other), EMPTY_STATE);

export function quantityOf(aggregation: Aggregation, state: WindowState): Quantity {
  if (aggregation === 'count') return wholeQuantity(state.events);
  if (aggregation === 'unique_count') return wholeQuantity(state.members ?? 0);
  return state.value ?? 0n;
}

const greater = (one?: Quantity, other?: Quantity) =>
  one === undefined || (other !== undefined && other > one) ? other : one;
