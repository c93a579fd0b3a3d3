import * as z from 'zod';
import type {
  ProvisioningStep,
  StepOutcome,
  UndoOutcome,
} from '../../core/provisioning/provisioning-step.ts';
import { runStep, type StepPorts } from '../../core/provisioning/run-step.ts';
import { undoStep } from '../../core/provisioning/undo-step.ts';
import type { JsonObject } from '../../core/tenants/tenant.ts';
import { taskFunction } from '../edge/task-function.ts';
import { LOG } from '../log-events.ts';
import { taskEvent } from './task-event.ts';

const stepEvent = taskEvent.extend({ direction: z.enum(['do', 'undo']).default('do') });

/** The Lambda handler of one step: runs or undoes it. Throws for the machine to try again. */
export const stepFunction = <Undo extends JsonObject>(
  ports: StepPorts,
  step: ProvisioningStep<Undo>,
) =>
  taskFunction(
    {
      input: stepEvent,
      log: {
        done: LOG.provisioningStep,
        threw: LOG.provisioningStepThrew,
        fields: { step: step.name },
      },
      now: ports.now,
    },
    ({ direction, ...task }): Promise<StepOutcome | UndoOutcome> =>
      (direction === 'do' ? runStep : undoStep)(ports, step, task),
  ).onError((request) => {
    request.error = new StepThrewError(request.error);
  });

/** Bears the name and the place of what the step threw, and not its text: that of a directory quotes addresses. */
class StepThrewError extends Error {
  override readonly name: string;

  constructor(error: unknown) {
    const { name, stack = '' } = error instanceof Error ? error : { name: 'Error' };
    super(`The step threw ${name}.`);
    this.name = name;
    const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
    this.stack = [`${name}: ${this.message}`, ...frames].join('\n');
  }
}
