import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { RefusalLog } from '../../core/audit/refusal-log.ts';
import type { Plans } from '../../core/plans/plan.ts';
import type { SupportUses } from '../../core/support-access/support-access-registry.ts';
import { withDeadline } from '../../kit/deadline.ts';
import { routes, type FunctionPath, type OperationId, type OperationOf } from '../routes.ts';
import { toResponse } from './answer.ts';
import type { EnteredEvent, Passing, ServedRoute } from './edge-middleware.ts';
import { lambdaChain } from './lambda-chain.ts';
import { addRateLimitHeaders } from './middlewares/add-rate-limit-headers.ts';
import { addSecurityHeaders } from './middlewares/add-security-headers.ts';
import { answerErrors } from './middlewares/answer-errors.ts';
import { countErrors } from './middlewares/count-errors.ts';
import { checkAccess } from './middlewares/check-access.ts';
import { checkEntitlement } from './middlewares/check-entitlement.ts';
import { findRoute } from './middlewares/find-route.ts';
import { limitRate, type RateLimits } from './middlewares/limit-rate.ts';
import { logRequest } from './middlewares/log-request.ts';
import { parseInput } from './middlewares/parse-input.ts';
import { recordSupportUse } from './middlewares/record-support-use.ts';
import { refusePausedWrites } from './middlewares/refuse-paused-writes.ts';
import { tellRefusals } from './middlewares/tell-refusals.ts';
import type { Contracts } from './operation-contract.ts';
import type { Operation } from './operation.ts';

type Operations<Fn extends FunctionPath> = {
  readonly [Id in OperationOf<Fn>]: Operation & { readonly id: Id };
};

/** One type for all routes: compared one by one, they cost the compiler minutes. */
type Route = Omit<ServedRoute, keyof Operation | 'contract'>;

type Answer = APIGatewayProxyStructuredResultV2;

type EdgePorts = {
  readonly plans?: Plans;
  readonly supportUses?: SupportUses;
  readonly limits?: RateLimits;
  readonly refusals?: RefusalLog;
};

/**
 * The Lambda handler of one function of the API. Of `plans` a refused tenant is told which of them have
 * the `entitlement` that the route names; in `supportUses` stands what operators did by support access, in
 * `refusals` what was refused; `limits` are those of requests.
 */
export const apiHandler = <Fn extends FunctionPath>(
  contracts: Contracts<Fn>,
  operations: Operations<Fn>,
  ports: EdgePorts = {},
) =>
  edge(
    (Object.keys(operations) as OperationOf<Fn>[]).map((id) => {
      const operation: Operation = operations[id];
      const route: Route = routes[id as OperationId];
      return { ...operation, ...route, contract: contracts[id] };
    }),
    ports,
  );

/** For the answer and its log line, once nothing more is waited for. */
const RESERVE_MS = 1_000;

/** The same, within the time that the function has. */
export const edge = (served: readonly ServedRoute[], ports: EdgePorts = {}) => {
  const handler = chain(served, ports);
  return (event: EnteredEvent, context: Context) =>
    withDeadline(context.getRemainingTimeInMillis() - RESERVE_MS, () => handler(event, context));
};

/** What every request passes, in this order; an answer passes it backwards. */
const chain = (served: readonly ServedRoute[], ports: EdgePorts) => {
  const { plans = {}, supportUses, limits, refusals } = ports;
  return lambdaChain<EnteredEvent, Answer, Passing>()
    .use(logRequest())
    .use(tellRefusals(refusals))
    .use(addSecurityHeaders())
    .use(addRateLimitHeaders())
    .use(countErrors(limits))
    .use(answerErrors())
    .use(findRoute(served))
    .use(checkAccess())
    .use(limitRate(limits))
    .use(checkEntitlement(plans))
    .use(refusePausedWrites())
    .use(parseInput())
    .use(recordSupportUse(supportUses))
    .handler(async ({ run }: EnteredEvent): Promise<Answer> => {
      if (!run) throw new Error('The request was not parsed.');
      return toResponse(await run());
    });
};
