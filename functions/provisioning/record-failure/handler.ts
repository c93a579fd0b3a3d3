import * as z from 'zod';
import { recordFailure, type RecordedEnd } from '../../../core/provisioning/record-failure.ts';
import type { StepPorts } from '../../../core/provisioning/run-step.ts';
import { PROVISIONING_STEPS } from '../../../core/provisioning/step.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import { taskEvent } from '../task-event.ts';

const failureEvent = taskEvent.extend({
  cause: z.object({
    step: z.enum(PROVISIONING_STEPS),
    reason: z.string().optional(),
    retryable: z.boolean().optional(),
  }),
});

/** The machine's last task where an attempt failed: makes the failure visible. */
export const recordFailureHandler =
  (ports: StepPorts) =>
  async (event: unknown): Promise<{ outcome: RecordedEnd }> => {
    const { cause, ...attempt } = failureEvent.parse(event);
    const outcome = await recordFailure(ports, attempt, cause);
    if (outcome === 'given-up') logger.info(LOG.tenantGivenUp, attempt);
    else logger.warn(LOG.provisioningFailed, { ...attempt, ...cause });
    return { outcome };
  };
