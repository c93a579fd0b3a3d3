import { endSession, type EndSessionPorts } from '../../../core/identity/end-session.ts';
import type { UserPoolRef } from '../../../core/identity/pool-registration.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { NO_SESSION_COOKIE } from '../session-cookie.ts';

type Ports = EndSessionPorts & { operatorPool: UserPoolRef };

export const endSessionOperation = (ports: Ports) =>
  operation('endSession', async ({ principal, headers }) => {
    const { userPoolId } = principal.kind === 'operator' ? ports.operatorPool : principal;
    const { id: userId, sessionId } = principal;
    await endSession(ports, { userPoolId, userId, sessionId });
    return answer(204, undefined, headers['freehold-session'] ? NO_SESSION_COOKIE : {});
  });
