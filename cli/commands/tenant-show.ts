import type { CliContext } from '../context.ts';
import { stepLines, summaryLines } from '../tenant-view.ts';
import { showTenant } from '../wait-for-tenant.ts';

/** `freehold tenant show ID` */
export async function showOneTenant(context: CliContext, id: string): Promise<void> {
  const tenant = await showTenant(context, id);
  const { failure } = tenant;
  context.output.result(tenant, [
    ...summaryLines(tenant),
    '',
    ...stepLines(tenant.steps),
    ...(failure ? ['', `Failed at ${failure.step}: ${failure.reason}`] : []),
  ]);
}
