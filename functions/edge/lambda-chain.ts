import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { logger } from '../../kit/log.ts';

/**
 * A handler made of middlewares, which its function's time limit ends. middy's own answer shortly before
 * would leave the work frozen, to go on in the next invocation: a write that a move took for ended.
 */
export const lambdaChain = <
  Event,
  Answer,
  Passing extends Record<string, unknown> = Record<string, unknown>,
>() =>
  middy<Event, Answer, Error, Context, Passing>({ timeoutEarlyInMillis: 0 }).before(({ context }) =>
    logger.addContext(context),
  );

/** When the function's time limit ends it. */
export const deadlineOf = (context: Context, now: Date): Date =>
  new Date(now.getTime() + context.getRemainingTimeInMillis());
