import * as z from 'zod';
import { recordFailure, type RecordedEnd } from '../../../core/provisioning/record-failure.ts';
import type { StepPorts } from '../../../core/provisioning/run-step.ts';
import { PROVISIONING_STEPS } from '../../../core/provisioning/step.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { LOG } from '../../log-events.ts';
import { taskEvent } from '../task-event.ts';

const failureEvent = taskEvent.extend({
  cause: z.object({
    step: z.enum(PROVISIONING_STEPS),
    reason: z.string().optional(),
    retryable: z.boolean().optional(),
  }),
});

const log = { done: LOG.provisioningFailed, threw: LOG.provisioningStepThrew };

/** The machine's last task where an attempt failed: makes the failure visible, or ends a tenant that is given up. */
export const recordFailureHandler = (ports: StepPorts) =>
  taskFunction(
    { input: failureEvent, log, now: ports.now },
    async ({ tenantId, attempt, cause }) => {
      const outcome: RecordedEnd = await recordFailure(ports, { tenantId, attempt }, cause);
      return { outcome };
    },
  );
