import type { ItemOf, ListId } from '@freehold/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEnteredAccess } from '../api/entered-access.ts';
import { pagesOptions } from '../api/use-call.ts';
import { ApiCall } from './api-call.tsx';
import { Card } from './card.tsx';
import { Pages } from './pages.tsx';

type ListCardProps<Id extends ListId> = {
  readonly id: Id;
  readonly request?: { readonly params?: Readonly<Record<string, string>> };
  readonly title: string;
  readonly empty: ReactNode;
  readonly children: (items: readonly ItemOf<Id>[]) => ReactNode;
};

/** What a list of the API has, page by page, with the call that asks for it. */
export function ListCard<Id extends ListId>(props: ListCardProps<Id>) {
  const { id, request = {}, title, empty, children } = props;
  const list = useInfiniteQuery(pagesOptions(id, request, { access: useEnteredAccess() }));
  return (
    <Card title={title} actions={<ApiCall call={{ id, ...request }} />}>
      <Pages list={list} empty={empty}>
        {children}
      </Pages>
    </Card>
  );
}
