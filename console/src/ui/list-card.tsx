import type { ItemOf, ListId } from '@freehold/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Call } from '../api/call.ts';
import { useEnteredAccess } from '../api/entered-access.ts';
import { pagesOptions } from '../api/use-call.ts';
import { ApiCall } from './api-call.tsx';
import { Card } from './card.tsx';
import { Pages } from './pages.tsx';

type ListCardProps<Id extends ListId> = {
  readonly id: Id;
  readonly request?: Pick<Call, 'params' | 'query'>;
  /** Of an item that changes by itself, so that the list is asked for again. */
  readonly isLive?: (item: ItemOf<Id>) => boolean;
  readonly title: string;
  readonly empty: ReactNode;
  /** Above the items, such as a search. */
  readonly head?: ReactNode;
  /** Below the items. */
  readonly foot?: ReactNode;
  readonly children: (items: readonly ItemOf<Id>[]) => ReactNode;
};

/** What a list of the API has, page by page, with the call that asks for it. */
export function ListCard<Id extends ListId>(props: ListCardProps<Id>) {
  const { id, request = {}, isLive, title, empty, head, foot, children } = props;
  const list = useInfiniteQuery(pagesOptions(id, request, { access: useEnteredAccess(), isLive }));
  return (
    <Card title={title} actions={<ApiCall call={{ id, ...request }} />}>
      {head}
      <Pages list={list} empty={empty}>
        {children}
      </Pages>
      {foot}
    </Card>
  );
}
