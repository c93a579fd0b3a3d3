import type { z } from 'zod';
import {
  NoAnswerError,
  ProblemError,
  SessionEndedError,
  SignInChallengedError,
  UnexpectedAnswerError,
} from '../sdk/src/index.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

type Reach = { readonly apiUrl: string; readonly profileName?: string };

/** Ends the command for what a call of the API failed with: in the API's own words, with an exit status by kind. */
export const failWith =
  ({ apiUrl, profileName = '' }: Reach) =>
  (error: unknown): never => {
    if (error instanceof ProblemError) throw refused(apiUrl, error);
    if (error instanceof NoAnswerError) throw unanswered(apiUrl, error);
    if (error instanceof UnexpectedAnswerError) throw unknownAnswer(apiUrl, { body: error.text });
    if (error instanceof SessionEndedError) throw sessionEnded(profileName, error);
    if (error instanceof SignInChallengedError) throw challenged(error);
    throw error;
  };

function refused(apiUrl: string, error: ProblemError): CommandFailure {
  const { status, kind, detail, fieldErrors, requestId, retryAfterSeconds, problem } = error;
  // Of the gateway, which has no such route: the API's own says what was not found.
  const isElsewhere = status === 404 && kind === undefined;
  return new CommandFailure(sentenceOf(error.message), {
    exitCode: EXIT_BY_STATUS[status] ?? EXIT.failed,
    details: [
      ...(detail ? [detail] : []),
      ...fieldErrors.map((fault) => `${fault.pointer.replace(/^[/?]/, '')}: ${fault.detail}`),
      ...(isElsewhere ? [`There is no such call at ${apiUrl}.`] : []),
      ...(status >= 500 && requestId ? [`Request ${requestId} is in the platform’s log.`] : []),
    ],
    ...(retryAfterSeconds !== undefined && {
      hint: `Try again in ${Math.ceil(retryAfterSeconds)} s.`,
    }),
    ...(isElsewhere && { hint: IS_IT_A_PLATFORM }),
    problem,
    mayBeDone: error.mayBeDone,
    cause: error,
  });
}

const EXIT_BY_STATUS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.invalid,
  401: EXIT.unauthorized,
  403: EXIT.unauthorized,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  413: EXIT.invalid,
  422: EXIT.invalid,
  428: EXIT.invalid,
};

const IS_IT_A_PLATFORM =
  'Is that the address of a platform, and of the same version as your checkout?';

const sentenceOf = (title: string) => (/[.!?]$/.test(title) ? title : `${title}.`);

const unanswered = (apiUrl: string, cause: NoAnswerError) =>
  new CommandFailure(
    `The platform at ${new URL(apiUrl).origin} does not answer${cause.isTimeout ? ' within 30 seconds' : ''}.`,
    {
      exitCode: EXIT.unreachable,
      hint: 'Is it running? `freehold doctor` looks.',
      mayBeDone: true,
      cause,
    },
  );

/** A good answer that is not the API's, or not this version's. */
export const unknownAnswer = (
  url: string | URL,
  { body, error }: { readonly body: unknown; readonly error?: z.ZodError },
) =>
  new CommandFailure(`${new URL(url).origin} answered what this freehold does not know.`, {
    details: error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [],
    hint: IS_IT_A_PLATFORM,
    problem: body,
    mayBeDone: true,
    cause: error,
  });

const sessionEnded = (profileName: string, cause: SessionEndedError) =>
  new CommandFailure(`Your session on ${profileName} has ended.`, {
    exitCode: EXIT.unauthorized,
    hint: `Sign in again: freehold login --profile ${profileName}`,
    problem: cause.cause instanceof ProblemError ? cause.cause.problem : undefined,
    cause,
  });

const challenged = ({ message }: SignInChallengedError) =>
  new CommandFailure(`${message}.`, {
    exitCode: EXIT.unauthorized,
    hint: 'Sign in with `freehold login` on a terminal.',
  });
