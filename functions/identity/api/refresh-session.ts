import {
  refreshSession,
  type RefreshSessionPorts,
} from '../../../core/identity/refresh-session.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toRefreshedView } from './session-view.ts';

export const refreshSessionOperation = (ports: RefreshSessionPorts) =>
  operation('refreshSession', async ({ body }) => {
    const refreshed = await refreshSession(ports, body);
    return refreshed.ok ? answer(200, toRefreshedView(refreshed.value)) : refusal(refreshed.error);
  });
