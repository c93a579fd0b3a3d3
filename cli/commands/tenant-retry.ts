import type { CliContext } from '../context.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import { withIdHint } from '../with-id-hint.ts';
import { concludeProvisioning, type Wait } from '../wait-for-tenant.ts';

/** `freehold tenant retry ID` */
export async function retryTenant(
  context: CliContext,
  id: string,
  options: Wait & KeyOption,
): Promise<void> {
  const accepted = await withIdHint(id, () =>
    onceAtMost(context, options, (headers) =>
      context.call('retryTenant', { params: { tenantId: id }, headers }),
    ),
  );
  context.output.remark(
    `Provisioning ${accepted.slug} again (${accepted.id}, attempt ${accepted.attempt})`,
  );
  await concludeProvisioning(context, accepted, options);
}
