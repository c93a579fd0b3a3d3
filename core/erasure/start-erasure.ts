import { fail, ok, type Result } from '../../kit/result.ts';
import { actorOf, occasionOf, type Occasion } from '../events/domain-event.ts';
import type { Operator } from '../access/principal.ts';
import { ERASURE, newLifeJobBy, type LifeJob } from '../tenant-life/life-job.ts';
import {
  startLifeJob,
  type LifeRequest,
  type LifeStep,
  type StartLifeJobPorts,
} from '../tenant-life/start-life-job.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import { tenantEraseStarted } from '../tenants/tenant-life-events.ts';
import { nextVersion, whyNotPossible, type LifeError } from '../tenants/tenant-life.ts';
import type { IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { Tenant } from '../tenants/tenant.ts';

export type EraseTenantError = LifeError | InvalidDraft | IdempotencyKeyReused;
export type EraseTenant = LifeRequest & {
  /** The tenant's slug once more: that it is meant. */
  readonly confirm: string;
};

const WRONG_SLUG: InvalidDraft = {
  kind: 'InvalidDraft',
  errors: [{ pointer: '/confirm', detail: 'Give the slug of the tenant.' }],
};

type Refused = Exclude<EraseTenantError, IdempotencyKeyReused>;

/** Erases a terminated tenant, its grace over or not: from this moment there is no way back. */
export const eraseTenant = (
  ports: StartLifeJobPorts,
  operator: Operator,
  { confirm, ...request }: EraseTenant,
): Promise<Result<LifeJob, EraseTenantError>> =>
  startLifeJob<Refused>(ports, request, (before) => {
    const occasion = occasionOf(operator, ports.now());
    if (before.state !== 'erased' && before.slug !== confirm) return fail(WRONG_SLUG);
    return erasureStep(before, { ...occasion, actor: actorOf(operator) });
  });

/** Erases a tenant whose grace is over; refused for one that was restored meanwhile. */
export const eraseByTime = (
  ports: StartLifeJobPorts,
  request: LifeRequest,
): Promise<Result<LifeJob, EraseTenantError>> =>
  startLifeJob<Refused>(ports, request, (before) => {
    const time = ports.now();
    const isOver = before.termination !== undefined && before.termination.eraseAt <= time;
    return isOver
      ? erasureStep(before, { time, actor: { kind: 'system', id: 'tenant-life' } })
      : fail({
          kind: 'TransitionNotPossible',
          transition: 'erase',
          state: before.state,
          possible: [],
        });
  });

function erasureStep(before: Tenant, occasion: Occasion): Result<LifeStep, Refused> {
  const { time, actor } = occasion;
  const refused = whyNotPossible(before, 'erase', time);
  if (refused) return fail(refused);

  const report = { removed: {}, sha256: '', sweeps: [] };
  const job = newLifeJobBy(actor, { tenantId: before.id, type: ERASURE, report }, time);
  const after = nextVersion(before, { erasure: { jobId: job.id, startedAt: time } }, time);
  const event = tenantEraseStarted(after, job.id, occasion);
  return ok({ transition: 'erase', before, after, event, job });
}
