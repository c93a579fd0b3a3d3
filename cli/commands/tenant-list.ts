import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

export type ListOptions = NonNullable<OperationRequest<'listTenants'>['query']>;

/** `freehold tenant list` */
export async function listTenants({ call, output }: CliContext, query: ListOptions): Promise<void> {
  let page = await call('listTenants', { query });
  // A page of a filtered list may be empty though matches follow: only a missing cursor is the end.
  while (page.items.length === 0 && page.nextCursor) {
    page = await call('listTenants', { query: { ...query, cursor: page.nextCursor } });
  }
  const rows = page.items.map((tenant) => [
    tenant.id,
    tenant.slug,
    tenant.plan,
    stateText(tenant),
    clock(tenant.createdAt),
    tenant.name,
  ]);
  const header = ['ID', 'SLUG', 'PLAN', 'STATE', 'CREATED', 'NAME'];
  output.result(page, rows.length > 0 ? table([header, ...rows]) : ['No tenants.']);
  if (page.nextCursor) output.remark(`More with: --cursor ${page.nextCursor}`);
}

type Listed = AnswerOf<'listTenants'>['items'][number];

function stateText({ state, failure, welcomeFailed }: Listed): string {
  if (failure) return `${state} (failed)`;
  return welcomeFailed ? `${state} (welcome failed)` : state;
}
