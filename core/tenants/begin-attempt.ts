import { ok, type Result } from '../../kit/result.ts';
import type { ProvisioningStarter, StartDelayed, StartQueued } from './provisioning-starter.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  TenantRegistry,
  Written,
} from './tenant-registry.ts';
import type { Tenant } from './tenant.ts';

/** The tenant's provisioning is under way, or will be once its turn comes, or the sweeper starts it. */
export type StartedAttempt = {
  readonly tenant: Tenant;
  readonly delay?: StartDelayed | StartQueued;
};

/** What the first request of the same claim started; null when this is the first. */
export async function startedBefore(
  registry: Pick<TenantRegistry, 'answered'>,
  claim: IdempotencyClaim | undefined,
): Promise<Result<StartedAttempt | null, IdempotencyKeyReused>> {
  if (!claim) return ok(null);

  const answered = await registry.answered(claim);
  return answered.ok ? ok(answered.value && { tenant: answered.value }) : answered;
}

/** Starts what was written now; a replay was started when it was first written. */
export async function begin(
  provisioning: ProvisioningStarter,
  { tenant, isReplay }: Written,
): Promise<StartedAttempt> {
  if (isReplay) return { tenant };

  try {
    const queued = await provisioning.start({ tenantId: tenant.id, attempt: tenant.attempt });
    return { tenant, ...(queued && { delay: queued }) };
  } catch (cause) {
    // The tenant is recorded, so this is no failure of the request.
    return { tenant, delay: { kind: 'StartDelayed', cause } };
  }
}
