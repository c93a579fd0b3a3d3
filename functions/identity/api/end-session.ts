import { endSession, type EndSessionPorts } from '../../../core/identity/end-session.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const endSessionOperation = (ports: EndSessionPorts) =>
  operation('endSession', async ({ principal, body }) => {
    const { userPoolId } = principal.kind === 'operator' ? ports.operatorPool : principal;
    await endSession(ports, { userPoolId, sessionId: principal.sessionId }, body?.refreshToken);
    return answer(204);
  });
