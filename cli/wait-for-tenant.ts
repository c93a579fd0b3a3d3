import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { durationOf, tenantView, type TenantView } from './tenant-view.ts';

const POLL_MS = 300;

/** Longer than the provisioning machine may run, so that its own verdict comes first. */
const PATIENCE_MS = 6 * 60_000;

/** Shows each step as it ends, until the tenant is active; fails when its provisioning failed. */
export async function waitForTenant(
  context: CliContext,
  { id }: Pick<TenantView, 'id'>,
): Promise<TenantView> {
  const told = new Set<string>();
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const tenant = await showTenant(context, id);
    tellNewSteps(context, tenant, told);
    if (tenant.failure) throw provisioningFailed(tenant, tenant.failure);
    if (isSettled(tenant)) return tenant;
    await sleep(POLL_MS);
  }
  throw new CommandFailure(`Tenant ${id} is still being provisioned.`, {
    hint: `Look again with: freehold monitor --tenant-id ${id}`,
  });
}

export async function showTenant({ send }: CliContext, id: string): Promise<TenantView> {
  const path = `/v1/tenants/${encodeURIComponent(id)}`;
  return (await send({ path, answer: tenantView })).body;
}

/** Active, and the last step has ended one way or the other. */
const isSettled = ({ state, steps }: TenantView) =>
  state !== 'provisioning' &&
  steps.every(({ status }) => status !== 'running' && status !== 'pending');

function tellNewSteps({ output }: CliContext, { steps }: TenantView, told: Set<string>) {
  for (const step of steps) {
    const line = `${step.name}: ${step.status}`;
    if (step.status === 'pending' || told.has(line)) continue;
    told.add(line);
    const duration = durationOf(step);
    output.remark(
      `  ${line}${duration && ` (${duration})`}${step.reason ? ` ${step.reason}` : ''}`,
    );
  }
}

function provisioningFailed(tenant: TenantView, failure: NonNullable<TenantView['failure']>) {
  return new CommandFailure(`Provisioning ${tenant.slug} failed at ${failure.step}.`, {
    exitCode: EXIT.provisioningFailed,
    details: [failure.reason, 'Nothing was left behind.'],
    ...(failure.retryable ? { hint: `Try again with: freehold tenant retry ${tenant.id}` } : {}),
    problem: tenant,
  });
}
