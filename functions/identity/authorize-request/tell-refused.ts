import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import type { RefusalLog } from '../../../core/audit/refusal-log.ts';
import { WHOLE_PLATFORM } from '../../../core/events/domain-event.ts';
import type { AuthenticatePorts } from '../../../core/identity/authenticate.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import type { Refusal } from '../../edge/authorizer-context.ts';
import { isSensitive } from '../../edge/sensitive-refusals.ts';
import { toProblem } from '../../edge/to-problem.ts';
import { routes } from '../../routes.ts';
import { credentialOf } from './credential-of.ts';

type Ports = Pick<AuthenticatePorts, 'registry' | 'tokens' | 'operatorPool'> & {
  readonly refusals: RefusalLog;
};
type Event = APIGatewayRequestAuthorizerEventV2;

const operationOf = new Map(Object.entries(routes).map(([id, { key }]) => [key as string, id]));

/** Tells the audit log whom the authorizer refused, where the tenant is known: what goes on to the edge names nobody. */
export async function tellRefused(ports: Ports, event: Event, refusal: Refusal): Promise<void> {
  if (!isSensitive(refusal)) return;
  const { requestContext, routeKey, rawPath } = event;
  const { requestId: id } = requestContext;
  try {
    const attempted = await attemptedBy(ports, event, refusal);
    if (!attempted) return;
    const { sourceIp, userAgent } = requestContext.http;
    await ports.refusals.tell({
      ...attempted,
      request: { id, sourceIp, userAgent },
      operation: operationOf.get(routeKey) ?? routeKey,
      path: rawPath,
      reason: toProblem({ kind: refusal, state: 'suspended' }).kind,
    });
  } catch (error) {
    logger.error(LOG.refusalUntold, { requestId: id, error: error as Error });
  }
}

/** By what the registry just said of the token's pool: as whom, only of a token that was found true. */
async function attemptedBy(ports: Ports, { headers }: Event, refusal: Refusal) {
  const credential = credentialOf(headers?.authorization ?? '');
  const session = credential && ports.tokens.unverifiedSession(credential.token);
  if (!session) return null;

  const { access } = credential;
  const { registration, support } = await ports.registry.lookUp(session, { access });
  const isOperator = session.userPoolId === ports.operatorPool.userPoolId;
  const own = isOperator ? WHOLE_PLATFORM : registration?.tenantId;
  const tenantId = support?.registration?.tenantId ?? own;
  if (tenantId === undefined) return null;

  const id = refusal === 'TokenInvalid' ? 'unknown' : session.userId;
  return { at: { tenantId }, actor: { kind: isOperator ? 'operator' : 'user', id } } as const;
}
