import type { AnswerOf, ItemOf, ListId, OperationId, RequestOf } from '@freehold/sdk';
import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { callUntyped, callUntypedBy } from './client.ts';
import type { EnteredAccess } from './entered-access.ts';
import { pollEvery } from './poll-every.ts';

/** What an operation answers, kept under its name and its request. */
export const callOptions = <Id extends OperationId>(
  id: Id,
  request: Omit<RequestOf<Id>, 'signal'>,
  isLive: (answer: AnswerOf<Id>) => boolean = () => false,
) =>
  queryOptions({
    queryKey: [id, request],
    queryFn: ({ signal }) => callUntyped(id, { ...request, signal }) as Promise<AnswerOf<Id>>,
    refetchInterval: pollEvery(isLive),
  });

type Page<Id extends ListId> = {
  readonly items: readonly ItemOf<Id>[];
  readonly nextCursor?: string;
};

type PagesWish<Id extends ListId> = {
  readonly access?: EnteredAccess | undefined;
  /** Of an item that changes by itself, so that its list is asked for again. */
  readonly isLive?: (item: ItemOf<Id>) => boolean;
};

/** The pages of a list, each by the cursor of the one before; of another tenant by the access to it. */
export const pagesOptions = <Id extends ListId>(
  id: Id,
  request: { readonly params?: object; readonly query?: object },
  { access, isLive = () => false }: PagesWish<Id> = {},
) =>
  infiniteQueryOptions({
    queryKey: [id, 'pages', request, ...(access ? [access.id] : [])],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...request.query, ...(pageParam !== '' && { cursor: pageParam }) };
      return callUntypedBy(access)(id, { ...request, query, signal }) as Promise<Page<Id>>;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: pollEvery(({ pages }: InfiniteData<Page<Id>>) =>
      pages.some(({ items }) => items.some(isLive)),
    ),
  });
