import type * as z from 'zod';
import type { RequestInfo } from '../../../core/access/principal.ts';
import {
  answerChallenge,
  type AnswerChallengePorts,
} from '../../../core/identity/answer-challenge.ts';
import { createSession } from '../../../core/identity/create-session.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { createSessionBody } from '../schemas.ts';
import { handedOut, toSessionView } from './session-view.ts';

export const createSessionOperation = (ports: AnswerChallengePorts) =>
  operation('createSession', async ({ body, request, headers }) => {
    const outcome = await signIn(ports, body, request);
    if (!outcome.ok) return refusal(outcome.error);
    const { value } = outcome;
    if (value.kind === 'challenge') return answer(200, { challenge: value.challenge });
    const keeping = { mode: headers['freehold-session'], tenant: body.tenant };
    const { token, headers: cookie } = handedOut(value.tokens, keeping);
    return answer(200, toSessionView(value, token), cookie);
  });

function signIn(
  ports: AnswerChallengePorts,
  { tenant, email, password = '', challenge }: z.output<typeof createSessionBody>,
  request: RequestInfo,
) {
  if (challenge === undefined) return createSession(ports, { tenant, email, password, request });

  const { session, ...reply } = challenge;
  return answerChallenge(ports, { tenant, email, session, reply, request });
}
