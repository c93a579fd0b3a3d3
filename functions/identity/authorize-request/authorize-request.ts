import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerResult,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import { mayAccess, type Access } from '../../../core/access/may-access.ts';
import { authenticate, type AuthenticatePorts } from '../../../core/identity/authenticate.ts';
import type { AuthenticationError } from '../../../core/identity/authentication-error.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import type { Refusal, RequestContext } from '../../edge/request-context.ts';
import { routes } from '../../routes.ts';

type Refused = Extract<RequestContext, { kind: 'refused' }>;
type Verdict =
  APIGatewaySimpleAuthorizerResult | APIGatewaySimpleAuthorizerWithContextResult<RequestContext>;

const accessOfRoute = new Map<string, Access>(
  Object.values(routes).map(({ key, permission }) => [key, permission]),
);

const BEARER = /^bearer +([\w.=-]+) *$/i;

/**
 * Who makes this request, for API Gateway to hand on. Even a refusal is "authorized": it carries no
 * identity, so nothing can be reached with it, and the edge answers it as a problem. Throws on an
 * outage alone, which API Gateway answers as a 500 and does not remember.
 */
export const createHandler =
  (ports: AuthenticatePorts) =>
  async (event: APIGatewayRequestAuthorizerEventV2): Promise<Verdict> => {
    const access = accessOfRoute.get(event.routeKey);
    if (access === 'anyone') return { isAuthorized: true };

    const context = access ? await judge(ports, access, event) : refused('not-permitted');
    logger.info(LOG.authorization, {
      requestId: event.requestContext.requestId,
      ...idsOf(context),
    });
    return { isAuthorized: true, context };
  };

async function judge(
  ports: AuthenticatePorts,
  access: Access,
  { headers }: APIGatewayRequestAuthorizerEventV2,
): Promise<RequestContext> {
  const [, token] = BEARER.exec(headers?.authorization ?? '') ?? [];
  if (token === undefined) return refused('token-invalid');

  const authenticated = await authenticate(ports, token);
  if (!authenticated.ok) return toRefused(authenticated.error);

  return mayAccess(access, authenticated.value) ? authenticated.value : refused('not-permitted');
}

const refused = (refusal: Refusal): Refused => ({ kind: 'refused', refusal });

const idsOf = (context: RequestContext) =>
  context.kind === 'refused'
    ? { refusal: context.refusal }
    : {
        userId: context.id,
        tenantId: context.kind === 'user' ? context.tenantId : undefined,
      };

function toRefused(error: AuthenticationError): Refused {
  switch (error.kind) {
    case 'TokenInvalid':
      return refused('token-invalid');
    case 'TokenExpired':
      return refused('token-expired');
    case 'SessionEnded':
      return refused('session-ended');
    case 'TenantNotActive':
      return { ...refused('tenant-not-active'), detail: `The tenant is ${error.state}.` };
    case 'NoRole':
      return refused('not-permitted');
  }
}
