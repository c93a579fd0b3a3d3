import { STATUS_CLASS } from '../metering/meter.ts';
import type { Quantity } from '../metering/quantity.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type {
  Groups,
  PlatformCount,
  PlatformDimension,
  PlatformWindow,
} from './platform-counts.ts';
import { OTHER } from './tracked-meter.ts';

/** Of a window, those with the most are told apart. */
export const TOP_TENANTS = 10;

/** What one tenant counted in a window: errors by their class too. */
export type TenantCount = { readonly quantity: Quantity; readonly byClass: Groups };

/** Adds up one window over all tenants. */
export class PlatformSum {
  readonly #window: PlatformWindow;
  readonly #by = new Map<PlatformDimension, Map<string, Quantity>>();
  #total: Quantity = 0n;

  constructor(window: PlatformWindow) {
    this.#window = window;
  }

  add(
    { id, plan, isolation }: Pick<Tenant, 'id' | 'plan' | 'isolation'>,
    { quantity, byClass }: TenantCount,
  ): void {
    for (const [value, counted] of Object.entries(byClass)) {
      this.#addTo(STATUS_CLASS, value, counted);
    }
    if (quantity === 0n) return;
    this.#total += quantity;
    this.#addTo('plan', plan, quantity);
    this.#addTo('isolation', isolation, quantity);
    this.#addTo('tenant', id, quantity);
  }

  /** Null where nothing was counted. */
  count(): PlatformCount | null {
    if (this.#by.size === 0) return null;
    const by = [...this.#by].map(([dimension, groups]) => [
      dimension,
      dimension === 'tenant' ? largest(groups) : Object.fromEntries(groups),
    ]);
    return {
      ...this.#window,
      total: this.#total,
      by: Object.fromEntries(by) as PlatformCount['by'],
    };
  }

  #addTo(dimension: PlatformDimension, value: string, quantity: Quantity): void {
    const groups = this.#by.get(dimension) ?? new Map<string, Quantity>();
    this.#by.set(dimension, groups.set(value, (groups.get(value) ?? 0n) + quantity));
  }
}

/** The largest by themselves, and all others together: the sum stays what it was. */
export function largest(groups: ReadonlyMap<string, Quantity>): Groups {
  const known = [...groups].filter(([value]) => value !== OTHER);
  const sorted = known.toSorted(([, one], [, other]) => Number(other - one));
  const rest = [
    ...sorted.slice(TOP_TENANTS).map(([, quantity]) => quantity),
    groups.get(OTHER) ?? 0n,
  ];
  const others = rest.reduce((sum, quantity) => sum + quantity, 0n);
  return Object.fromEntries([
    ...sorted.slice(0, TOP_TENANTS),
    ...(others > 0n ? [[OTHER, others] as const] : []),
  ]);
}
