import type * as z from 'zod';
import {
  answerChallenge,
  type AnswerChallengeError,
} from '../../../core/identity/answer-challenge.ts';
import {
  createSession,
  type CreateSessionError,
  type SignInPorts,
} from '../../../core/identity/create-session.ts';
import { invalidFields, json, parseBody } from '../../../kit/lambda/http.ts';
import { problem, type Problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { createSessionBody } from '../schemas.ts';
import { toSharedProblem } from './problems.ts';
import { toSessionView } from './session-view.ts';

/** POST /v1/sessions */
export const createSessionHandler = (ports: SignInPorts) => async (event: ApiEvent) => {
  const body = parseBody(createSessionBody, event);
  if (!body.ok) return problem(body.error);

  const outcome = await signIn(ports, body.value);
  return outcome.ok ? json(200, toSessionView(outcome.value)) : problem(toProblem(outcome.error));
};

function signIn(
  ports: SignInPorts,
  { tenant, email, password = '', challenge }: z.output<typeof createSessionBody>,
) {
  if (challenge === undefined) return createSession(ports, { tenant, email, password });

  const { session, ...reply } = challenge;
  return answerChallenge(ports, { tenant, email, session, reply });
}

function toProblem(error: CreateSessionError | AnswerChallengeError): Problem {
  switch (error.kind) {
    case 'SignInLapsed':
      return {
        status: 401,
        kind: 'sign-in-lapsed',
        title: 'This sign-in cannot go on',
        detail: 'Its challenge was answered, took too long or was tried too often; begin again.',
      };
    case 'InvalidCode':
      return { status: 401, kind: 'invalid-code', title: 'The code is wrong' };
    case 'WeakPassword':
      return invalidFields(
        error.errors.map((detail) => ({ pointer: '/challenge/newPassword', detail })),
      );
    case 'InvalidCredentials':
    case 'TooManyAttempts':
    case 'TenantNotActive':
    case 'ChallengeUnsupported':
      return toSharedProblem(error);
  }
}
