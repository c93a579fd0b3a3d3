import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import type { OperationId } from '../routes.ts';
import { answer, refusal, type Refusal } from './answer.ts';
import { operation, type InputOf, type OutcomeOf } from './operation.ts';

/** What the contract lets the items of the list be. */
type ItemViewOf<Id extends OperationId> =
  Extract<OutcomeOf<Id>, { readonly status: 200 }> extends {
    readonly body: { readonly items: readonly (infer View)[] };
  }
    ? View
    : never;

type ListQuery = { readonly limit: number; readonly cursor?: string };

export type ListOperation<Id extends OperationId, Item, Key extends string> = {
  /** Whether a text can be a key of this list: a cursor is not signed, its content is a caller's word. */
  readonly isKey: (after: string) => after is Key;
  readonly load: (input: InputOf<Id>, page: PageRequest<Key>) => Promise<Page<Item> | Refusal>;
  readonly toView: (item: Item) => ItemViewOf<Id>;
};

/** A list: one page from where the cursor says, which belongs to the caller, the path and the filters. */
export const listOperation = <Id extends OperationId, Item, Key extends string>(
  id: Id,
  { isKey, load, toView }: ListOperation<Id, Item, Key>,
) =>
  operation(id, async (input) => {
    const { limit, cursor, ...filters } = input.query as ListQuery;
    const scope = { list: id, ...ownerOf(input), ...input.params, ...filters };
    const start = cursor === undefined ? null : decodeCursor(scope, cursor);
    if (start && !(start.ok && isKey(start.value))) {
      return refusal({ kind: 'InvalidCursor' }) as OutcomeOf<Id>;
    }
    const after = start?.ok ? (start.value as Key) : undefined;
    const page = await load(input, { limit, ...(after !== undefined && { after }) });
    if ('refused' in page) return page as OutcomeOf<Id>;

    const nextCursor = page.next && encodeCursor(scope, page.next);
    return answer(200, { items: page.items.map(toView), nextCursor }) as unknown as OutcomeOf<Id>;
  });

const ownerOf = (input: object) =>
  'tenant' in input ? { tenantId: (input.tenant as { tenantId: string }).tenantId } : {};
