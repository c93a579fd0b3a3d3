import type { ReactNode } from 'react';

type Column<Item> = {
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  readonly isWide?: boolean;
};
type TableProps<Item> = {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
};

/** A table; what `isWide` marks is left out on a narrow screen. */
export function Table<Item>({ caption, columns, items, keyOf }: TableProps<Item>) {
  return (
    <div
      className="overflow-x-auto rounded-lg border border-line bg-card"
      tabIndex={0}
      role="group"
      aria-label={caption}
    >
      <table className="w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-quiet">
          <tr>
            {columns.map(({ title, isWide }) => (
              <th key={title} scope="col" className={`px-3 py-2 font-normal ${wide(isWide)}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {items.map((item) => (
            <tr key={keyOf(item)}>
              {columns.map(({ title, cell, isWide }) => (
                <td key={title} className={`px-3 py-2 align-top ${wide(isWide)}`}>
                  {cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const wide = (isWide = false) => (isWide ? 'hidden md:table-cell' : '');
