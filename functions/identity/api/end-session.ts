import { endSession, type EndSessionPorts } from '../../../core/identity/end-session.ts';
import { noContent, parseBody } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { principalOf, type ApiEvent } from '../../edge/request-context.ts';
import { endSessionBody } from '../schemas.ts';

/** DELETE /v1/sessions */
export const endSessionHandler = (ports: EndSessionPorts) => async (event: ApiEvent) => {
  const body = parseBody(endSessionBody, { ...event, body: event.body ?? '{}' });
  if (!body.ok) return problem(body.error);

  const identity = principalOf(event);
  const { userPoolId } = identity.kind === 'operator' ? ports.operatorPool : identity;
  const { sessionId } = identity;
  await endSession(ports, { userPoolId, sessionId }, body.value.refreshToken);
  return noContent();
};
