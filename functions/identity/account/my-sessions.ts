import {
  endMySession,
  endOtherSessions,
  type EndMySessionsPorts,
} from '../../../core/identity/end-my-sessions.ts';
import { listSessions, type ListSessionsPorts } from '../../../core/identity/list-sessions.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listSessionsOperation = (ports: ListSessionsPorts) =>
  operation('listSessions', async ({ principal }) => {
    const sessions = await listSessions(ports, principal);
    const items = sessions.map((session) => ({
      ...session,
      startedAt: session.startedAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
    }));
    return answer(200, { items });
  });

export const endOtherSessionsOperation = (ports: EndMySessionsPorts) =>
  operation('endOtherSessions', async ({ principal }) => {
    await endOtherSessions(ports, principal);
    return answer(204);
  });

export const endOneSessionOperation = (ports: EndMySessionsPorts) =>
  operation('endOneSession', async ({ principal, params }) => {
    const ended = await endMySession(ports, principal, params.sessionId);
    return ended.ok ? answer(204) : refusal(ended.error);
  });
