import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator, Principal } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { findPlan, type Plans } from '../plans/plan.ts';
import {
  giveUpTenant,
  type GiveUpTenantError,
  type GiveUpTenantPorts,
} from '../provisioning/give-up-tenant.ts';
import type { StartedAttempt } from '../tenants/begin-attempt.ts';
import { tenantTerminated } from '../tenants/tenant-life-events.ts';
import {
  nextVersion,
  whyNotPossible,
  type LifeError,
  type TransitionNotPossible,
} from '../tenants/tenant-life.ts';
import type { IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { TENANT_TRANSITIONS, type Tenant } from '../tenants/tenant.ts';
import { daysAfter, nextReminder } from '../tenants/termination.ts';
import { newLifeJob, TERMINATION, type LifeJob } from './life-job.ts';
import {
  startLifeJob,
  type LifeRequest,
  type LifeStep,
  type StartLifeJobPorts,
} from './start-life-job.ts';

const DEFAULT_RESTORE_DAYS = 30;

export type EndTenantPorts = StartLifeJobPorts & { readonly rules: { readonly plans: Plans } };
export type EndTenantError = LifeError | IdempotencyKeyReused;
export type EndTenant = LifeRequest & { readonly note?: string };

export type TerminateTenantPorts = EndTenantPorts & GiveUpTenantPorts;
export type TerminateTenantError = EndTenantError | GiveUpTenantError;

/** Which is under way: the end of a tenant that was active, or the removal of one that never became so. */
export type Ending =
  | { readonly kind: 'terminated'; readonly job: LifeJob }
  | { readonly kind: 'given-up'; readonly attempt: StartedAttempt };

/** Ends a tenant's access, or gives one up that never became active. */
export async function terminateTenant(
  ports: TerminateTenantPorts,
  operator: Operator,
  request: EndTenant,
): Promise<Result<Ending, TerminateTenantError>> {
  const tenant = await ports.life.find(request.tenantId);
  if (tenant && wasNeverActive(tenant)) {
    const givenUp = await giveUpTenant(ports, operator, request);
    return givenUp.ok ? ok({ kind: 'given-up', attempt: givenUp.value }) : givenUp;
  }
  const ended = await endTenant(ports, operator, request);
  return ended.ok ? ok({ kind: 'terminated', job: ended.value }) : ended;
}

const wasNeverActive = ({ activatedAt, termination, state }: Tenant): boolean =>
  activatedAt === undefined && !termination && (state === 'provisioning' || state === 'terminated');

/** Ends the access of all that is the tenant's at once; its data is kept while its grace lasts. */
export const endTenant = (
  ports: EndTenantPorts,
  principal: Principal,
  { note, ...request }: EndTenant,
): Promise<Result<LifeJob, EndTenantError>> =>
  startLifeJob(ports, request, (before): Result<LifeStep, TransitionNotPossible> => {
    const now = ports.now();
    const refused = whyNotPossible(before, 'terminate', now);
    if (refused) return fail(refused);

    const occasion = occasionOf(principal, now);
    const { kind, id } = occasion.actor;
    const eraseAt = daysAfter(now, restoreDaysOf(ports.rules.plans, before));
    const termination = {
      ...{ by: { kind, id }, at: now, eraseAt, remindAt: nextReminder(eraseAt, now) },
      ...(note !== undefined && { note }),
    };
    const state = TENANT_TRANSITIONS.terminate.to;
    const after = { ...nextVersion(before, { state }, now), termination };
    const event = tenantTerminated(after, occasion);
    const report = { eraseAt: eraseAt.toISOString() };
    const job = newLifeJob(principal, { tenantId: before.id, type: TERMINATION, report }, now);
    return ok({ transition: 'terminate', before, after, event, job });
  });

const restoreDaysOf = (plans: Plans, { plan }: Tenant): number =>
  findPlan(plans, plan)?.restoreDays ?? DEFAULT_RESTORE_DAYS;
