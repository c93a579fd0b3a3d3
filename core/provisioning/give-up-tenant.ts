import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { begin, startedBefore, type StartedAttempt } from '../tenants/begin-attempt.ts';
import type { ProvisioningStarter } from '../tenants/provisioning-starter.ts';
import { tenantGiveUpStarted } from '../tenants/tenant-events.ts';
import type {
  IdempotencyKeyReused,
  RegistryBusy,
  TenantNotFound,
} from '../tenants/tenant-registry.ts';
import { isGivenUp, statesThatMay, type Tenant } from '../tenants/tenant.ts';
import type { ProvisioningExecutions } from './provisioning-executions.ts';
import type { FailureCause } from './record-failure.ts';
import { nextAttempt, type RetryTenant, type RetryTenantPorts } from './retry-tenant.ts';
import { PROVISIONING_STEPS } from './step.ts';

export type NotGivenUp = { readonly kind: 'NotGivenUp'; readonly reason: string };
export type GiveUpTenantError = TenantNotFound | NotGivenUp | IdempotencyKeyReused | RegistryBusy;

export type GiveUpTenantPorts = Pick<
  RetryTenantPorts,
  'registry' | 'attempts' | 'directory' | 'now'
> & { readonly provisioning: Pick<ProvisioningExecutions, 'startCompensation'> };

/**
 * Begins an attempt that only removes what those before it left of a tenant that never became active;
 * its end frees slug and place. Asked again, it goes on; for one that is given up nothing is left to do.
 */
export async function giveUpTenant(
  ports: GiveUpTenantPorts,
  operator: Operator,
  { tenantId, claim }: RetryTenant,
): Promise<Result<StartedAttempt, GiveUpTenantError>> {
  const earlier = await startedBefore(ports.registry, claim);
  if (!earlier.ok) return earlier;
  if (earlier.value) return ok(earlier.value);

  const record = await ports.directory.find(operator, tenantId);
  if (!record) return fail({ kind: 'TenantNotFound' });
  const { tenant } = record;
  if (tenant.state === 'terminated') return ok({ tenant });
  const compensation = compensationOf(ports, tenant);
  if (isGivenUp(tenant) && !tenant.failure) {
    return ok(await begin(compensation, { tenant, isReplay: false }));
  }
  const refused = whyNotGivenUp(tenant);
  if (refused !== null) return fail({ kind: 'NotGivenUp', reason: refused });

  const now = ports.now();
  const next = { ...nextAttempt(tenant, now), givenUpAttempt: tenant.attempt + 1 };
  const event = tenantGiveUpStarted(next, occasionOf(operator, now));
  const begun = await ports.attempts.restart({ tenant: next, leaves: tenant, event, claim });
  if (begun.ok) return ok(await begin(compensation, begun.value));
  return begun.error.kind === 'TenantMovedOn' ? fail(MOVED_ON) : fail(begun.error);
}

const MOVED_ON: NotGivenUp = {
  kind: 'NotGivenUp',
  reason: 'It changed in this moment: look at it again.',
};

function whyNotGivenUp({ state, failure }: Tenant): string | null {
  if (!statesThatMay('giveUp').includes(state)) return `The tenant is ${state}.`;
  return failure ? null : 'Its provisioning is under way: wait until it is active or has failed.';
}

const compensationOf = (
  { provisioning }: GiveUpTenantPorts,
  { failure }: Tenant,
): ProvisioningStarter => ({
  async start(attempt) {
    await provisioning.startCompensation({ ...attempt, compensation: 1 }, causeOf(failure));
    return undefined;
  },
});

/** Shown only where something cannot be removed, at the step that had failed before. */
const causeOf = (failure: Tenant['failure']): FailureCause => ({
  step: PROVISIONING_STEPS.find((name) => name === failure?.step) ?? PROVISIONING_STEPS[0],
  reason: 'The tenant is to be given up.',
  retryable: true,
});
