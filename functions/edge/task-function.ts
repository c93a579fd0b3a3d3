import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { logger } from '../../kit/log.ts';
import type { LogEntry } from '../log-events.ts';
import { deadlineOf, lambdaChain } from './lambda-chain.ts';

type Passing = { startedAt?: number; task?: object };
type TaskLog = { readonly done: LogEntry; readonly threw: LogEntry; readonly fields?: object };

export type TaskSettings<Input extends z.ZodType<object>> = {
  readonly input: Input;
  readonly log: TaskLog;
  readonly now: () => Date;
};

/**
 * The Lambda handler of a state machine's task: parses its input, runs it until its deadline, and logs
 * one line. Throws what the task throws, for the machine to try again.
 */
export const taskFunction = <Input extends z.ZodType<object>, Answer extends object>(
  { input, log, now }: TaskSettings<Input>,
  run: (task: z.output<Input> & { readonly deadline: Date }) => Promise<Answer>,
) =>
  lambdaChain<unknown, Answer, Passing>()
    .use(logTask(log))
    .before((request) => {
      request.event = request.internal.task = input.parse(request.event);
    })
    .handler((task, context) =>
      run({ ...(task as z.output<Input>), deadline: deadlineOf(context, now()) }),
    );

function logTask<Answer>(log: TaskLog): MiddlewareObj<unknown, Answer, Error, Context, Passing> {
  const fieldsOf = ({ startedAt = performance.now(), task }: Passing) => ({
    ...task,
    ...log.fields,
    durationMs: Math.round(performance.now() - startedAt),
  });
  return {
    before: ({ internal }) => {
      internal.startedAt = performance.now();
    },
    after: ({ internal, response }) => {
      logger.info(log.done, { ...fieldsOf(internal), ...response });
    },
    onError: ({ internal, error }) => {
      logger.warn(log.threw, { ...fieldsOf(internal), error: error ?? undefined });
    },
  };
}
