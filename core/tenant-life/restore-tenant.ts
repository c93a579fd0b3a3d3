import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { stateBy } from '../tenants/resume-tenant.ts';
import { tenantRestored } from '../tenants/tenant-life-events.ts';
import {
  nextVersion,
  whyNotPossible,
  type LifeError,
  type TransitionNotPossible,
} from '../tenants/tenant-life.ts';
import type { IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { newLifeJob, RESTORATION, type LifeJob } from './life-job.ts';
import {
  startLifeJob,
  type LifeRequest,
  type LifeStep,
  type StartLifeJobPorts,
} from './start-life-job.ts';

export type RestoreTenantError = LifeError | IdempotencyKeyReused;

/** Brings a terminated tenant back while its grace lasts; a suspension that was not lifted stands. */
export const restoreTenant = (
  ports: StartLifeJobPorts,
  operator: Operator,
  request: LifeRequest,
): Promise<Result<LifeJob, RestoreTenantError>> =>
  startLifeJob(ports, request, (before): Result<LifeStep, TransitionNotPossible> => {
    const now = ports.now();
    const refused = whyNotPossible(before, 'restore', now);
    if (refused) return fail(refused);

    const change = { state: stateBy(before.suspensions), termination: undefined };
    const after = nextVersion(before, change, now);
    const event = tenantRestored(after, occasionOf(operator, now));
    const job = newLifeJob(operator, { tenantId: before.id, type: RESTORATION }, now);
    return ok({ transition: 'restore', before, after, event, job });
  });
