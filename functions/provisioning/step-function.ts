import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type {
  ProvisioningStep,
  StepOutcome,
  UndoOutcome,
} from '../../core/provisioning/provisioning-step.ts';
import { runStep, type StepPorts } from '../../core/provisioning/run-step.ts';
import { undoStep } from '../../core/provisioning/undo-step.ts';
import type { JsonObject } from '../../core/tenants/tenant.ts';
import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';
import { taskEvent } from './task-event.ts';

const stepEvent = taskEvent.extend({ direction: z.enum(['do', 'undo']).default('do') });

type Deadline = Pick<Context, 'getRemainingTimeInMillis'>;

/** The Lambda handler of one step: runs or undoes it, and logs one line. Throws for the machine to try again. */
export function stepFunction<Undo extends JsonObject>(
  ports: StepPorts,
  step: ProvisioningStep<Undo>,
): (event: unknown, context: Deadline) => Promise<StepOutcome | UndoOutcome> {
  return async (event, context) => {
    const { direction, ...attempt } = stepEvent.parse(event);
    const startedAt = ports.now().getTime();
    const fields = { ...attempt, step: step.name, direction };
    const task = { ...attempt, deadline: new Date(startedAt + context.getRemainingTimeInMillis()) };
    try {
      const run = direction === 'do' ? runStep : undoStep;
      const { outcome, ...rest } = await run(ports, step, task);
      const durationMs = ports.now().getTime() - startedAt;
      logger.info(LOG.provisioningStep, { ...fields, outcome, durationMs, ...rest });
      return { outcome, ...rest } as StepOutcome | UndoOutcome;
    } catch (error) {
      logger.warn(LOG.provisioningStepThrew, { ...fields, ...withoutMessage(error) });
      throw new StepThrewError(nameOf(error));
    }
  };
}

/** Bears the name of what the step threw, and not its text: that of a directory quotes addresses. */
class StepThrewError extends Error {
  override readonly name: string;

  constructor(name: string) {
    super(`The step threw ${name}.`);
    this.name = name;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');

const withoutMessage = (error: unknown) => ({
  error: nameOf(error),
  at: error instanceof Error ? framesOf(error) : [],
});

const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
