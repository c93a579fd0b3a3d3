import type { CliContext } from '../context.ts';
import { failureLines, stepLines, summaryLines } from '../tenant-view.ts';
import { withIdHint } from '../with-id-hint.ts';

/** `freehold tenant show ID` */
export async function showTenant({ call, output }: CliContext, id: string): Promise<void> {
  const tenant = await withIdHint(id, () => call('getTenant', { params: { tenantId: id } }));
  output.result(tenant, [
    ...summaryLines(tenant),
    '',
    ...stepLines(tenant.steps),
    ...failureLines(tenant),
  ]);
}
