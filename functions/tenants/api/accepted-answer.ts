import type { QueuePlaces } from '../../../core/provisioning/provisioning-slots.ts';
import { stepsOf, type Step } from '../../../core/provisioning/step.ts';
import type { StartedAttempt } from '../../../core/tenants/begin-attempt.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { logger } from '../../../kit/log.ts';
import { answer, etag } from '../../edge/answer.ts';
import { LOG } from '../../log-events.ts';
import { progressOf } from './progress-of.ts';
import { toTenantView, type Plans } from './tenant-view.ts';

export type AcceptedPorts = { readonly rules: Plans; readonly places: QueuePlaces };

/** 202 for an attempt that begins; made of the tenant and its place in the queue, whoever asks again. */
export async function acceptedAnswer(started: StartedAttempt, ports: AcceptedPorts) {
  const { view, headers } = acceptedAttempt(started, ports.rules);
  const progress = await progressOf(ports.places, { tenant: started.tenant, steps: [] });
  return answer(202, { ...view, ...progress }, headers);
}

export function acceptedAttempt({ tenant, delay }: StartedAttempt, plans: Plans) {
  if (delay?.kind === 'StartDelayed') {
    logger.warn(LOG.provisioningDelayed, { tenantId: tenant.id, error: delay.cause as Error });
  }
  return {
    view: toTenantView({ tenant, steps: stepsAtStart(tenant) }, plans),
    headers: { location: `/v1/tenants/${tenant.id}`, ...etag(tenant.version) },
  };
}

/** An active tenant lacks nothing but its welcome e-mail. */
const stepsAtStart = (tenant: Tenant): Step[] =>
  stepsOf(tenant).map((name) => ({
    name,
    status: tenant.state === 'active' && name !== 'send-welcome-email' ? 'done' : 'pending',
  }));
