import { randomUUID } from 'node:crypto';
import type { CliContext } from '../context.ts';
import { withIdHint } from '../with-id-hint.ts';
import { concludeProvisioning, type Wait } from '../wait-for-tenant.ts';

/** `freehold tenant retry ID` */
export async function retryTenant(context: CliContext, id: string, options: Wait): Promise<void> {
  const accepted = await withIdHint(id, () =>
    context.call('retryTenant', {
      params: { tenantId: id },
      headers: { 'idempotency-key': randomUUID() },
    }),
  );
  context.output.remark(
    `Provisioning ${accepted.slug} again (${accepted.id}, attempt ${accepted.attempt})`,
  );
  await concludeProvisioning(context, accepted, options);
}
