import type { CliContext } from '../context.ts';
import { summaryLines, tenantView } from '../tenant-view.ts';
import { waitForTenant } from '../wait-for-tenant.ts';

export type RetryOptions = { readonly wait: boolean };

/** `freehold tenant retry ID` */
export async function retryTenant(
  context: CliContext,
  id: string,
  { wait }: RetryOptions,
): Promise<void> {
  const { body: retried } = await context.send({
    method: 'POST',
    path: `/v1/tenants/${encodeURIComponent(id)}/retry`,
    answer: tenantView,
  });
  context.output.remark(`Provisioning ${retried.slug} again (${retried.id})`);
  const tenant = wait ? await waitForTenant(context, retried) : retried;
  context.output.result(tenant, summaryLines(tenant));
}
