import type { SuspensionReason } from '../../core/tenants/suspension.ts';
import { confirmSlug, type YesOption } from '../confirm-slug.ts';
import type { CliContext } from '../context.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import { summaryLines } from '../tenant-view.ts';
import { concludeJob } from '../wait-for-job.ts';
import { concludeProvisioning, type Wait } from '../wait-for-tenant.ts';
import { withIdHint } from '../with-id-hint.ts';

export type SuspendOptions = { readonly reason: SuspensionReason; readonly note?: string };
export type PlanOptions = Wait & KeyOption & { readonly planVersion?: number };
export type TerminateOptions = Wait & KeyOption & YesOption & { readonly note?: string };

/** `freehold tenant suspend ID --reason REASON` */
export async function suspendTenant(
  { call, output }: CliContext,
  tenantId: string,
  body: SuspendOptions,
): Promise<void> {
  const request = { params: { tenantId }, body };
  const tenant = await withIdHint(tenantId, () => call('suspendTenant', request));
  output.result(tenant, summaryLines(tenant));
}

/** `freehold tenant resume ID --reason REASON` */
export async function resumeTenant(
  { call, output }: CliContext,
  tenantId: string,
  { reason }: Pick<SuspendOptions, 'reason'>,
): Promise<void> {
  const request = { params: { tenantId }, body: { reason } };
  const tenant = await withIdHint(tenantId, () => call('resumeTenant', request));
  output.result(tenant, summaryLines(tenant));
}

/** `freehold tenant plan ID PLAN` */
export async function changePlan(
  context: CliContext,
  { tenantId, plan }: { readonly tenantId: string; readonly plan: string },
  { planVersion, ...options }: PlanOptions,
): Promise<void> {
  const body = { plan, ...(planVersion !== undefined && { planVersion }) };
  const job = await withIdHint(tenantId, () =>
    onceAtMost(context, options, (headers) =>
      context.call('changePlan', { params: { tenantId }, body, headers }),
    ),
  );
  context.output.remark(`${tenantId} has the plan ${plan} (${job.id})`);
  await concludeJob(context, job, options);
}

/** `freehold tenant terminate ID`: ends a tenant, or gives one up that never became active. */
export async function terminateTenant(
  context: CliContext,
  tenantId: string,
  { note, yes, ...options }: TerminateOptions,
): Promise<void> {
  const { call, output, surroundings } = context;
  const params = { tenantId };
  const { slug } = await withIdHint(tenantId, () => call('getTenant', { params }));
  await confirmSlug(surroundings, slug, { yes, doing: 'Terminating' });
  const body = note === undefined ? {} : { note };
  const ending = await onceAtMost(context, options, (headers) =>
    call('terminateTenant', { params, body, headers }),
  );
  if (ending.tenant) {
    output.remark(`Giving up ${slug} (${tenantId})`);
    return concludeProvisioning(context, ending.tenant, { ...options, again: 'terminate' });
  }
  output.remark(`Terminating ${slug} (${tenantId})`);
  if (ending.job) await concludeJob(context, ending.job, options);
}

/** `freehold tenant restore ID` */
export async function restoreTenant(
  context: CliContext,
  tenantId: string,
  options: Wait & KeyOption,
): Promise<void> {
  const job = await withIdHint(tenantId, () =>
    onceAtMost(context, options, (headers) =>
      context.call('restoreTenant', { params: { tenantId }, headers }),
    ),
  );
  context.output.remark(`Restoring ${tenantId} (${job.id})`);
  await concludeJob(context, job, options);
}

/** `freehold tenant erase ID`: removes all of a terminated tenant, and shows the certificate. */
export async function eraseTenant(
  context: CliContext,
  tenantId: string,
  { yes, ...options }: Wait & KeyOption & YesOption,
): Promise<void> {
  const { call, output, surroundings } = context;
  const params = { tenantId };
  const { slug } = await withIdHint(tenantId, () => call('getTenant', { params }));
  await confirmSlug(surroundings, slug, { yes, doing: 'Erasing for ever' });
  const job = await onceAtMost(context, options, (headers) =>
    call('eraseTenant', { params, body: { confirm: slug }, headers }),
  );
  output.remark(`Erasing ${slug} (${tenantId})`);
  await concludeJob(context, job, options);
}
