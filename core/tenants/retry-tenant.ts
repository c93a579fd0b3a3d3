import { fail, ok, type Result } from '../../kit/result.ts';
import type { Step, StepName } from '../provisioning/step.ts';
import type { OperatorContext, TenantId } from '../tenancy/tenant-context.ts';
import { begin, type Begun } from './create-tenant.ts';
import type { ProvisioningStarter } from './provisioning-starter.ts';
import type { TenantDirectory, TenantRecord } from './tenant-directory.ts';
import { tenantProvisioningStarted } from './tenant-events.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  RegistryBusy,
  TenantMovedOn,
  TenantNotFound,
  TenantRegistry,
} from './tenant-registry.ts';
import type { Tenant } from './tenant.ts';

export type NotRetryable = { readonly kind: 'NotRetryable'; readonly reason: string };
export type RetryTenantError =
  TenantNotFound | NotRetryable | TenantMovedOn | IdempotencyKeyReused | RegistryBusy;

export type RetryTenantPorts = {
  readonly registry: Pick<TenantRegistry, 'restart' | 'answered'>;
  readonly directory: Pick<TenantDirectory, 'find'>;
  readonly provisioning: ProvisioningStarter;
  readonly now: () => Date;
};

export type RetryTenant = { readonly tenantId: TenantId; readonly claim?: IdempotencyClaim };

/** Goes on with a provisioning that failed; asked twice, it goes on once. */
export async function retryTenant(
  ports: RetryTenantPorts,
  operator: OperatorContext,
  { tenantId, claim }: RetryTenant,
): Promise<Result<Begun, RetryTenantError>> {
  const earlier = claim && (await ports.registry.answered(claim));
  if (earlier && !earlier.ok) return earlier;
  if (earlier?.value) return ok({ tenant: earlier.value });

  const record = await ports.directory.find(operator, tenantId);
  if (!record) return fail({ kind: 'TenantNotFound' });
  const refused = whyNotRetryable(record);
  if (refused !== null) return fail({ kind: 'NotRetryable', reason: refused });

  const tenant = nextAttempt(record.tenant, ports.now());
  const restarted = await ports.registry.restart({
    tenant,
    leaves: record.tenant,
    event: tenantProvisioningStarted(tenant, {
      time: tenant.updatedAt,
      actor: { kind: 'operator', id: operator.operatorId },
    }),
    ...(claim && { claim }),
  });
  return restarted.ok ? ok(await begin(ports.provisioning, restarted.value)) : restarted;
}

/** A failed provisioning was undone, so that all of it runs anew; of an active tenant only its welcome e-mail. */
function whyNotRetryable({ tenant, steps }: TenantRecord): string | null {
  const { state, failure } = tenant;
  if (state === 'active') return hasFailed(steps, 'send-welcome-email') ? null : 'Nothing failed.';
  if (state !== 'provisioning') return `The tenant is ${state}.`;
  if (!failure) return 'Its provisioning is under way.';
  return failure.retryable ? null : `Its provisioning cannot succeed: ${failure.reason}`;
}

const hasFailed = (steps: readonly Step[], step: StepName): boolean =>
  steps.some(({ name, status }) => name === step && status === 'failed');

const nextAttempt = (tenant: Tenant, now: Date): Tenant => ({
  ...tenant,
  failure: undefined,
  attempt: tenant.attempt + 1,
  version: tenant.version + 1,
  updatedAt: now,
});
