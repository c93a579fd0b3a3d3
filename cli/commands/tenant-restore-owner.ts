import type { CliContext } from '../context.ts';
import { withIdHint } from '../with-id-hint.ts';

/** `freehold tenant restore-owner ID` */
export async function restoreOwner({ call, output }: CliContext, id: string): Promise<void> {
  const restored = await withIdHint(id, () => call('restoreOwner', { params: { tenantId: id } }));
  output.result(restored, [`A new first password is on its way to ${restored.email}.`]);
}
