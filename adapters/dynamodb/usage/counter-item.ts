import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Counter, Marks } from '../../../core/rate-limits/counter.ts';
import type { Counted } from '../../../core/rate-limits/hourly-counts.ts';

/*
 * Names are short, and numbers of cells and hours are written to the base 36: with all marks of a busy tenant the item
 * has less than 1,024 bytes, and a write costs one unit.
 */
export type MarkedName = 'm' | 'h' | 'u' | 'f' | 'e';
export const attributeOf = (kind: MarkedName, number: number): string =>
  `${kind}${number.toString(36)}`;

const MARKED = /^([mhufe])([0-9a-z]{4,7})$/;

export type CounterItem = Readonly<Record<string, unknown>>;

const PARTITION = 'LIMIT#';
export const counterKey = (subjectId: string) => ({
  pk: `${PARTITION}${subjectId}`,
  sk: 'COUNTER',
});

/** Of a metered counter, whose subject is the tenant. */
export const tenantOfCounter = ({ pk }: CounterItem): TenantId =>
  String(pk).slice(PARTITION.length) as TenantId;

export function toCounter(item: CounterItem): Counter {
  const { cell, taken, sealed } = item as { cell: number; taken: number; sealed?: number };
  return {
    cell,
    taken,
    marks: { minute: numbered(item, 'm'), hour: numbered(item, 'h') },
    sealedHour: sealed,
  };
}

/** By hour, what is not sealed yet. No other attribute may read as one of these letters and digits: `ceiling`, `sealed`. */
export const USES = {
  requests: 'u',
  serverErrors: 'f',
  clientErrors: 'e',
} as const satisfies Record<Counted, MarkedName>;
export const openUses = (item: CounterItem, counted: Counted): Marks =>
  numbered(item, USES[counted]);

const numbered = (item: CounterItem, kind: MarkedName): Marks =>
  new Map(
    Object.entries(item).flatMap(([name, value]) => {
      const [, found, number = ''] = MARKED.exec(name) ?? [];
      return found === kind ? [[Number.parseInt(number, 36), Number(value)] as const] : [];
    }),
  );
