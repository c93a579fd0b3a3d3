import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { begin, startedBefore, type StartedAttempt } from '../tenants/begin-attempt.ts';
import type { ProvisioningStarter } from '../tenants/provisioning-starter.ts';
import { tenantProvisioningStarted, tenantWelcomeRetried } from '../tenants/tenant-events.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  RegistryBusy,
  TenantNotFound,
  TenantRegistry,
} from '../tenants/tenant-registry.ts';
import { statesThatMay, type Tenant } from '../tenants/tenant.ts';
import type { AttemptRegistry, Restart } from './attempt-registry.ts';
import type { TenantMovedOn } from './provisioning-registry.ts';
import type { ProvisioningExecutions } from './provisioning-executions.ts';
import type { StepLedger, StepRecord } from './step-ledger.ts';
import type { TenantRecords } from './tenant-records.ts';

export type NotRetryable = { readonly kind: 'NotRetryable'; readonly reason: string };
export type RetryTenantError =
  TenantNotFound | NotRetryable | TenantMovedOn | IdempotencyKeyReused | RegistryBusy;

export type RetryTenantPorts = {
  readonly registry: Pick<TenantRegistry, 'answered'>;
  readonly attempts: AttemptRegistry;
  readonly directory: TenantRecords;
  readonly ledger: Pick<StepLedger, 'find'>;
  readonly provisioning: ProvisioningStarter;
  readonly executions: Pick<ProvisioningExecutions, 'start'>;
  readonly now: () => Date;
};

export type RetryTenant = { readonly tenantId: TenantId; readonly claim?: IdempotencyClaim };

/** Goes on with a provisioning that failed; asked twice, it goes on once. */
export async function retryTenant(
  ports: RetryTenantPorts,
  operator: Operator,
  { tenantId, claim }: RetryTenant,
): Promise<Result<StartedAttempt, RetryTenantError>> {
  const earlier = await startedBefore(ports.registry, claim);
  if (!earlier.ok) return earlier;
  if (earlier.value) return ok(earlier.value);

  const record = await ports.directory.find(operator, tenantId);
  if (!record) return fail({ kind: 'TenantNotFound' });
  const { tenant } = record;
  const welcome = await welcomeOf(ports, tenant);
  const refused = whyNotRetryable(tenant, welcome);
  if (refused !== null) return fail({ kind: 'NotRetryable', reason: refused });

  const restarted = await ports.attempts.restart({
    ...restartOf(tenant, operator, ports.now()),
    ...(welcome && { welcome: owedAgain(welcome, tenant.attempt + 1) }),
    ...(claim && { claim }),
  });
  const starter = welcome ? atOnce(ports) : ports.provisioning;
  return restarted.ok ? ok(await begin(starter, restarted.value)) : restarted;
}

/** A mail takes no quota of those that provisionings wait for. */
const atOnce = ({ executions }: RetryTenantPorts): ProvisioningStarter => ({
  async start(attempt) {
    await executions.start(attempt);
    return undefined;
  },
});

/** Only an active tenant has one. */
const welcomeOf = async ({ ledger }: RetryTenantPorts, { id, state }: Tenant) =>
  state === 'active' ? ledger.find(id, 'send-welcome-email') : null;

/** A failed provisioning was undone, so that all of it runs anew; of an active tenant only its welcome e-mail. */
function whyNotRetryable(tenant: Tenant, welcome: StepRecord | null): string | null {
  const { state, failure } = tenant;
  if (state === 'active') return welcome?.status === 'failed' ? null : 'Nothing of it failed.';
  if (!statesThatMay('retry').includes(state)) return `The tenant is ${state}.`;
  if (!failure) return 'Its provisioning is under way.';
  return failure.retryable ? null : `Its provisioning cannot succeed: ${failure.reason}`;
}

function restartOf(tenant: Tenant, operator: Operator, now: Date): Restart {
  const next = nextAttempt(tenant, now);
  const begins = tenant.state === 'active' ? tenantWelcomeRetried : tenantProvisioningStarted;
  return { tenant: next, leaves: tenant, event: begins(next, occasionOf(operator, now)) };
}

/** In the ledger, so that the sweeper sees it even when the machine could not be started. */
const owedAgain = (
  { tenantId, name, revision, undo }: StepRecord,
  attempt: number,
): StepRecord => ({
  tenantId,
  name,
  status: 'pending',
  attempt,
  revision: revision + 1,
  undo,
});

export const nextAttempt = (tenant: Tenant, now: Date): Tenant => ({
  ...tenant,
  failure: undefined,
  attempt: tenant.attempt + 1,
  version: tenant.version + 1,
  updatedAt: now,
});
