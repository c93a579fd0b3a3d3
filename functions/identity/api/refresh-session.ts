import {
  refreshSession,
  type RefreshSessionPorts,
} from '../../../core/identity/refresh-session.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { sessionIn, type KeptSession } from '../session-cookie.ts';
import { handedOut } from './session-view.ts';

export const refreshSessionOperation = (ports: RefreshSessionPorts) =>
  operation('refreshSession', async (input) => {
    const asked = askedOf(input);
    const mode = input.headers['freehold-session'];
    // Nobody has signed in yet: a page asks so at each first visit, and is told no error.
    if (!asked && mode === 'resume') return answer(204, undefined);
    if (!asked) return refusal({ kind: 'SessionEnded' });
    const refreshed = await refreshSession(ports, asked);
    if (!refreshed.ok) return refusal(refreshed.error);
    const { tenant } = asked;
    const { token, headers } = handedOut(refreshed.value, { mode, tenant });
    return answer(200, { token, ...(mode && tenant !== undefined && { tenant }) }, headers);
  });

/** The cookie is of whoever signed in last, in any tab: one that shows another tenant does not turn into that one. */
function askedOf({ body, headers, cookies }: InputOf<'refreshSession'>): KeptSession | undefined {
  const { tenant, refreshToken } = body;
  if (refreshToken !== undefined) return { ...(tenant !== undefined && { tenant }), refreshToken };
  const mode = headers['freehold-session'];
  const kept = mode && sessionIn(cookies);
  return mode === 'resume' || kept?.tenant === tenant ? kept : undefined;
}
