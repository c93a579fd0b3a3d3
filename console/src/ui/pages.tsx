import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { Empty } from './card.tsx';
import { Loading } from './loaded.tsx';
import { Problem } from './problem.tsx';

type PagesProps<Item> = {
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Item[] }>>;
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
};

/** The pages of a list that were read so far, and the next one by a button. */
export function Pages<Item>({ list, empty, children }: PagesProps<Item>) {
  const { common } = useTexts();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col items-stretch gap-3">
      {list.error && <Problem error={list.error} />}
      {list.isPending && <Loading />}
      {list.isSuccess && items.length === 0 && !list.hasNextPage && <Empty>{empty}</Empty>}
      {items.length > 0 && children(items)}
      {list.hasNextPage && (
        <Button
          className="self-start"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {common.more}
        </Button>
      )}
    </div>
  );
}
