import {
  refreshSession,
  type RefreshSessionPorts,
} from '../../../core/identity/refresh-session.ts';
import { json, parseBody } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { refreshSessionBody } from '../schemas.ts';
import { toSharedProblem } from './problems.ts';
import { toRefreshedView } from './session-view.ts';

/** POST /v1/sessions/refresh */
export const refreshSessionHandler = (ports: RefreshSessionPorts) => async (event: ApiEvent) => {
  const body = parseBody(refreshSessionBody, event);
  if (!body.ok) return problem(body.error);

  const refreshed = await refreshSession(ports, body.value);
  return refreshed.ok
    ? json(200, toRefreshedView(refreshed.value))
    : problem(toSharedProblem(refreshed.error));
};
