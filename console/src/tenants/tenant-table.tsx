import type { ItemOf } from '@freehold/sdk';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Time } from '../ui/time.tsx';
import { TenantState } from './tenant-state.tsx';

type Tenant = ItemOf<'listTenants'>;

const ROW_PX = 45;
const COLUMNS =
  'grid grid-cols-[1fr_auto] items-center gap-3 px-3 md:grid-cols-[2fr_1.2fr_0.8fr_1fr_1.3fr_7rem]';
/** Columns that a narrow screen leaves out. */
const WIDE = 'hidden md:block truncate';

type TenantTableProps = {
  readonly items: readonly Tenant[];
  readonly hasMore: boolean;
  readonly onEnd: () => void;
};

function useRows(count: number, onEnd: () => void) {
  const body = useRef<HTMLDivElement>(null);
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= count - 20) onEnd();
  }, [last, count, onEnd]);
  return { body, rows };
}

/** Only the rows in sight are in the page; the next page is fetched before the last row is reached. */
export function TenantTable({ items, hasMore, onEnd }: TenantTableProps) {
  const { tenants } = useTexts();
  const { body, rows } = useRows(items.length, onEnd);
  const move = (event: KeyboardEvent) => {
    const to = rowAfter(event, items.length);
    if (to === undefined) return;
    rows.scrollToIndex(to);
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`a[data-row="${to}"]`)?.focus(),
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <div
        role="table"
        aria-label={tenants.title}
        aria-rowcount={hasMore ? -1 : items.length + 1}
        className="rounded-lg border border-line bg-card"
        onKeyDown={move}
      >
        <Head />
        <div
          role="rowgroup"
          ref={body}
          className="relative"
          style={{ height: `${rows.getTotalSize()}px` }}
        >
          {rows.getVirtualItems().map(({ index, start }) => (
            <Row
              key={index}
              tenant={items[index]}
              index={index}
              top={start - rows.options.scrollMargin}
            />
          ))}
        </div>
      </div>
      <p className="text-xs text-quiet">
        {tenants.shown(items.length, hasMore)} · {tenants.keys}
      </p>
    </div>
  );
}

/** The row that a key leads to from the one that has the focus. */
function rowAfter(event: KeyboardEvent, count: number): number | undefined {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const link = event.target instanceof HTMLElement ? event.target.closest('a') : null;
  const from = Number(link?.dataset.row ?? -1);
  if (step === undefined || from < 0) return undefined;
  event.preventDefault();
  return Math.max(0, Math.min(count - 1, from + step));
}

function Head() {
  const { tenants } = useTexts();
  const { name, slug, plan, isolation, created, state } = tenants;
  return (
    <div role="rowgroup">
      <div
        role="row"
        aria-rowindex={1}
        className={`${COLUMNS} border-b border-line py-2 text-quiet`}
      >
        {[name, slug, plan, isolation, created, state].map((title) => (
          <span
            key={title}
            role="columnheader"
            className={title === name || title === state ? '' : WIDE}
          >
            {title}
          </span>
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  readonly tenant: Tenant | undefined;
  readonly index: number;
  readonly top: number;
};

const Row = ({ tenant, index, top }: RowProps) =>
  tenant && (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${COLUMNS} absolute inset-x-0 top-0 border-b border-line`}
      style={{ height: `${ROW_PX}px`, transform: `translateY(${top}px)` }}
    >
      <span role="cell" className="min-w-0">
        <Link
          to="/tenants/$tenantId"
          params={{ tenantId: tenant.id }}
          data-row={index}
          className="block truncate font-medium text-link hover:underline"
        >
          <bdi>{tenant.name}</bdi>
        </Link>
      </span>
      <span role="cell" className={WIDE}>
        {tenant.slug}
      </span>
      <span role="cell" className={WIDE}>
        {tenant.plan}
      </span>
      <span role="cell" className={WIDE}>
        {tenant.isolation}
      </span>
      <span role="cell" className={WIDE}>
        <Time at={tenant.createdAt} />
      </span>
      <span role="cell">
        <TenantState tenant={tenant} />
      </span>
    </div>
  );
