import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { readApiKeyText } from '../../../core/access/api-key-text.ts';
import type { RefusalLog, RefusedAttempt } from '../../../core/audit/refusal-log.ts';
import { WHOLE_PLATFORM } from '../../../core/events/domain-event.ts';
import type { AuthenticatePorts, TokenCredential } from '../../../core/identity/authenticate.ts';
import { addressOf, type Refusal } from '../../edge/authorizer-context.ts';
import { logUntoldRefusal } from '../../edge/log-untold-refusal.ts';
import { isSensitive } from '../../edge/sensitive-refusals.ts';
import { toProblem } from '../../edge/to-problem.ts';
import { routes } from '../../routes.ts';
import { credentialOf } from './credential-of.ts';

type Ports = Pick<AuthenticatePorts, 'registry' | 'tokens' | 'operatorPool'> & {
  readonly refusals: RefusalLog;
  readonly origin: unknown;
};
type Event = APIGatewayRequestAuthorizerEventV2;

const operationOf = new Map(Object.entries(routes).map(([id, { key }]) => [key as string, id]));

/** Tells the audit log whom the authorizer refused, where the tenant is known: what goes on to the edge names nobody. */
export async function tellRefused(ports: Ports, event: Event, refusal: Refusal): Promise<void> {
  if (!isSensitive(refusal)) return;
  const { requestContext, routeKey, rawPath } = event;
  const { requestId: id } = requestContext;
  try {
    const address = addressOf(event, { isViaEdge: ports.origin !== null });
    const attempted = await attemptedBy(ports, { event, address, refusal });
    if (!attempted) return;
    const { userAgent } = requestContext.http;
    await ports.refusals.tell({
      ...attempted,
      request: { id, sourceIp: address, userAgent },
      operation: operationOf.get(routeKey) ?? routeKey,
      path: rawPath,
      reason: toProblem({ kind: refusal, state: 'suspended', cell: '' }).kind,
    });
  } catch (error) {
    logUntoldRefusal(id, error);
  }
}

type Attempted = Pick<RefusedAttempt, 'at' | 'actor'>;
type Attempt = { readonly event: Event; readonly address: string; readonly refusal: Refusal };

/** By what the registry just said of the credential: as whom, only where it was found true. */
async function attemptedBy(
  ports: Ports,
  { event, address, refusal }: Attempt,
): Promise<Attempted | null> {
  const credential = credentialOf({ headers: event.headers ?? {}, address });
  if (credential === null) return null;
  const idOf = (id: string) => (refusal === 'TokenInvalid' ? 'unknown' : id);
  if (!('apiKey' in credential)) return byToken(ports, credential, idOf);

  const ref = readApiKeyText(credential.apiKey);
  const tenantId = ref && (await ports.registry.lookUpKey(ref)).registration?.tenantId;
  return ref && tenantId ? { at: { tenantId }, actor: { kind: 'key', id: idOf(ref.keyId) } } : null;
}

async function byToken(
  { registry, tokens, operatorPool }: Ports,
  { token, access }: TokenCredential,
  idOf: (id: string) => string,
): Promise<Attempted | null> {
  const session = tokens.unverifiedSession(token);
  if (!session) return null;
  const { registration, support } = await registry.lookUp(session, { access });
  const isOperator = session.userPoolId === operatorPool.userPoolId;
  const own = isOperator ? WHOLE_PLATFORM : registration?.tenantId;
  const tenantId = support?.registration?.tenantId ?? own;
  if (tenantId === undefined) return null;
  const kind = isOperator ? 'operator' : 'user';
  return { at: { tenantId }, actor: { kind, id: idOf(session.userId) } };
}
