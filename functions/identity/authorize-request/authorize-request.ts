import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerResult,
  APIGatewaySimpleAuthorizerWithContextResult,
  Context,
} from 'aws-lambda';
import { mayAccess, type Access } from '../../../core/access/may-access.ts';
import {
  ORIGIN_SECRET_HEADER,
  type OriginSecret,
} from '../../../core/edge-protection/origin-secret.ts';
import type { RefusalLog } from '../../../core/audit/refusal-log.ts';
import { authenticate, type AuthenticatePorts } from '../../../core/identity/authenticate.ts';
import type { AuthenticationError } from '../../../core/identity/authentication-error.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { withDeadline } from '../../../kit/deadline.ts';
import { isUnavailable } from '../../../kit/is-unavailable.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import {
  addressOf,
  type AuthorizerContext,
  type Refusal,
  type ViaEdge,
} from '../../edge/authorizer-context.ts';
import { routes } from '../../routes.ts';
import { credentialOf } from './credential-of.ts';
import { tellRefused } from './tell-refused.ts';
import { withPlanFeatures } from './with-plan-features.ts';

type Refused = Extract<AuthorizerContext, { kind: 'refused' }>;
type Verdict =
  | APIGatewaySimpleAuthorizerResult
  | APIGatewaySimpleAuthorizerWithContextResult<(AuthorizerContext & ViaEdge) | ViaEdge>;

export type AuthorizeRequestPorts = AuthenticatePorts & {
  /** What shows that a request came through CloudFront; null where none stands before the API. */
  readonly origin: OriginSecret | null;
  readonly plans: Plans;
  readonly refusals: RefusalLog;
};

const accessOfRoute = new Map<string, Access>(
  Object.values(routes).map(({ key, permission }) => [key, permission]),
);

/** For the answer and its log line. */
const RESERVE_MS = 500;

const DENIED = { isAuthorized: false };

/**
 * Who makes this request, for API Gateway to hand on. Even a refusal is "authorized": it carries no
 * identity, so nothing can be reached with it, and the edge answers it as a problem. Throws on a
 * bug alone, which API Gateway answers as a 500 and does not remember. What went past CloudFront is
 * denied whatever it asks: routes that are open to anyone come here too where one stands before the API.
 */
export const createHandler =
  (ports: AuthorizeRequestPorts) =>
  (
    event: APIGatewayRequestAuthorizerEventV2,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<Verdict> =>
    withDeadline(getRemainingTimeInMillis() - RESERVE_MS, () => verdictOf(ports, event));

async function verdictOf(
  ports: AuthorizeRequestPorts,
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<Verdict> {
  const { origin } = ports;
  if (origin && !(await origin.accepts(event.headers?.[ORIGIN_SECRET_HEADER]))) return DENIED;

  const access = accessOfRoute.get(event.routeKey);
  if (access === 'anyone') {
    return { isAuthorized: true, ...(origin && { context: { viaEdge: true } }) };
  }

  const context = access
    ? await orUnavailable(event, () => authorize(ports, access, event))
    : refused('NotPermitted');
  logger.info(LOG.authorization, {
    requestId: event.requestContext.requestId,
    ...idsOf(context),
  });
  if (access && context.kind === 'refused') await tellRefused(ports, event, context.refusal);
  return { isAuthorized: true, context: { ...context, ...(origin && { viaEdge: true }) } };
}

/** An AWS service that is throttled or silent is a refusal too: the gateway's own 500 would not say when to come again. */
async function orUnavailable(
  { requestContext: { requestId } }: APIGatewayRequestAuthorizerEventV2,
  decide: () => Promise<AuthorizerContext>,
): Promise<AuthorizerContext> {
  try {
    return await decide();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    logger.error(LOG.requestUnavailable, { requestId, error: error as Error });
    return refused('Unavailable');
  }
}

async function authorize(
  ports: AuthorizeRequestPorts,
  access: Access,
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<AuthorizerContext> {
  const address = addressOf(event, { isViaEdge: ports.origin !== null });
  const credential = credentialOf({ headers: event.headers ?? {}, address });
  if (credential === null) return refused('TokenInvalid');

  const authenticated = await authenticate(ports, credential);
  if (!authenticated.ok) return toRefused(authenticated.error);

  return mayAccess(access, authenticated.value)
    ? withPlanFeatures(ports.plans, authenticated.value)
    : refused('NotPermitted');
}

const refused = (refusal: Refusal): Refused => ({ kind: 'refused', refusal });

const idsOf = (context: AuthorizerContext) =>
  context.kind === 'refused'
    ? { refusal: context.refusal }
    : {
        [context.kind === 'key' ? 'keyId' : 'userId']: context.id,
        tenantId: context.kind === 'operator' ? undefined : context.tenantId,
      };

function toRefused(error: AuthenticationError): Refused {
  if (error.kind === 'NoRole') return refused('NotPermitted');
  return {
    ...refused(error.kind),
    ...(error.kind === 'TenantNotActive' && { state: error.state }),
    ...(error.kind === 'TenantElsewhere' && { cell: error.cell }),
    ...(error.kind === 'TenantSuspended' && error.reasons && { reasons: error.reasons.join(' ') }),
  };
}
