import type { CliContext } from '../context.ts';
import type { OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

export type ListOptions = NonNullable<OperationRequest<'listTenants'>['query']>;

/** `freehold tenant list` */
export async function listTenants({ call, output }: CliContext, query: ListOptions): Promise<void> {
  const page = await call('listTenants', { query });
  const rows = page.items.map((tenant) => [
    tenant.id,
    tenant.slug,
    tenant.plan,
    tenant.failure ? `${tenant.state} (failed)` : tenant.state,
    clock(tenant.createdAt),
    tenant.name,
  ]);
  const header = ['ID', 'SLUG', 'PLAN', 'STATE', 'CREATED', 'NAME'];
  output.result(page, rows.length > 0 ? table([header, ...rows]) : ['No tenants.']);
  if (page.nextCursor) output.remark(`More with: --cursor ${page.nextCursor}`);
}
