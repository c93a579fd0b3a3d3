import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logger } from '../../kit/log.ts';
import { problem, type Problem } from '../../kit/lambda/problem.ts';
import { mayAccess, type Access } from '../../core/access/may-access.ts';
import { isTenantWrite } from './access.ts';
import { LOG } from '../log-events.ts';
import { toRefusalProblem } from './refusal-problem.ts';
import { requestContextOf, type ApiEvent, type RequestContext } from './request-context.ts';
import { routes, type FunctionPath, type OperationId, type OperationOf } from '../routes.ts';

type Answer = APIGatewayProxyStructuredResultV2;
export type Operation = (event: ApiEvent) => Promise<Answer>;

/**
 * The Lambda handler of one function of the API: finds the operation of the request's route, refuses
 * who may not make it, answers an unexpected error as a 500 problem, and logs one line a request.
 */
export function apiHandler<Fn extends FunctionPath>(
  operations: Readonly<Record<OperationOf<Fn>, Operation>>,
) {
  const byRouteKey = new Map<string, BoundOperation>(
    Object.entries<Operation>(operations).map(([id, run]) => {
      const { key, permission } = routes[id as OperationId];
      return [key, { id, access: permission, run }];
    }),
  );

  return middy<ApiEvent, Answer>()
    .before(({ context }) => logger.addContext(context))
    .handler(async (event) => {
      const startedAt = performance.now();
      const operation = byRouteKey.get(event.routeKey);
      const answer = operation
        ? await answerOf(operation, event)
        : problem({ status: 404, kind: 'not-found', title: 'There is nothing here' });

      logRequest(event, { operation: operation?.id, answer, startedAt });
      return withRequestId(answer, event);
    });
}

type BoundOperation = { id: string; access: Access; run: Operation };

async function answerOf({ access, run }: BoundOperation, event: ApiEvent): Promise<Answer> {
  try {
    const context = requestContextOf(event);
    if (!mayAccess(access, context?.kind === 'refused' ? null : context)) return refuse(context);
    const isRefused =
      isPausedFor(context) && isTenantWrite({ permission: access, key: event.routeKey });
    return isRefused ? problem(writesPaused) : await run(event);
  } catch (error) {
    logger.error(LOG.requestFailed, {
      requestId: event.requestContext.requestId,
      error: error as Error,
    });
    return problem({ status: 500, kind: 'internal', title: 'Something went wrong on our side' });
  }
}

/** Seconds; a move pauses a tenant's writes for some half a minute. */
const PAUSE_SECONDS = 10;

const writesPaused: Problem = {
  status: 503,
  kind: 'writes-paused',
  title: 'The tenant can be read only for a moment',
  detail: 'Its data is being moved. Nothing was changed; send the request again.',
  headers: { 'retry-after': String(PAUSE_SECONDS) },
};

const isPausedFor = (context: RequestContext | null): boolean =>
  context?.kind === 'user' && context.writes === 'paused';

function refuse(context: RequestContext | null): Answer {
  if (context === null) return problem(toRefusalProblem('token-invalid'));
  return context.kind === 'refused'
    ? problem(toRefusalProblem(context.refusal, context.detail))
    : problem(toRefusalProblem('not-permitted'));
}

const withRequestId = (answer: Answer, { requestContext }: ApiEvent): Answer => ({
  ...answer,
  headers: {
    'cache-control': 'no-store',
    ...answer.headers,
    'x-request-id': requestContext.requestId,
  },
});

type Served = { operation: string | undefined; answer: Answer; startedAt: number };

function logRequest(event: ApiEvent, { operation, answer, startedAt }: Served) {
  logger.info(LOG.request, {
    requestId: event.requestContext.requestId,
    operation,
    status: answer.statusCode,
    durationMs: Math.round(performance.now() - startedAt),
    ...idsOf(event),
  });
}

/** Which tenant and user, for the log; nothing when the context cannot be read. */
function idsOf(event: ApiEvent) {
  try {
    const context = requestContextOf(event);
    if (context === null || context.kind === 'refused') return {};
    return context.kind === 'user'
      ? { tenantId: context.tenantId, userId: context.id }
      : { operatorId: context.id };
  } catch {
    return {};
  }
}
