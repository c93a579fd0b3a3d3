import type { CliContext } from '../context.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import { withIdHint } from '../with-id-hint.ts';
import { concludeProvisioning, type Wait } from '../wait-for-tenant.ts';

/** `freehold tenant give-up ID` */
export async function giveUpTenant(
  context: CliContext,
  id: string,
  options: Wait & KeyOption,
): Promise<void> {
  const accepted = await withIdHint(id, () =>
    onceAtMost(context, options, (headers) =>
      context.call('giveUpTenant', { params: { tenantId: id }, headers }),
    ),
  );
  context.output.remark(`Giving up ${accepted.slug} (${accepted.id})`);
  await concludeProvisioning(context, accepted, { ...options, again: 'give-up' });
}
