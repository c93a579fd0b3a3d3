import type { ProblemKind } from './generated/problem-kinds.ts';
import { retryAfterSeconds } from './retry-after.ts';

export type { ProblemKind };

/** One invalid field of a request: a JSON pointer into its body, or `?name` for a query parameter. */
export type FieldError = { readonly pointer: string; readonly detail: string };

type ErrorFacts = {
  readonly mayBeDone: boolean;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
};

/** Everything that a call fails with, except an abort of the caller's own. */
export class FreeholdError extends Error {
  /** The request may have been done all the same: its answer did not come whole, or was none. */
  readonly mayBeDone: boolean;
  /** Finds the request in the platform's log. */
  readonly requestId: string | undefined;

  constructor(message: string, { mayBeDone, requestId, cause }: ErrorFacts) {
    super(message, { cause });
    this.name = new.target.name;
    this.mayBeDone = mayBeDone;
    this.requestId = requestId;
  }
}

/** The platform refused: with a problem document (RFC 9457), or with the gateway's message. */
export class ProblemError extends FreeholdError {
  readonly status: number;
  /** Decide by it: it never changes. A newer platform may have kinds that this client does not know. */
  readonly kind: ProblemKind | (string & Record<never, never>) | undefined;
  readonly detail: string | undefined;
  readonly fieldErrors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  /** The document as it came, with what its kind has beside. */
  readonly problem: unknown;

  constructor({ status, headers }: Pick<Response, 'status' | 'headers'>, problem: unknown) {
    const { type, title, message, detail, errors } = membersOf(problem);
    super(title ?? message ?? `The platform answered ${status}`, {
      // A gateway that waited in vain (502, 504) or a function that fell over may have done it first.
      mayBeDone: status >= 500,
      requestId: headers.get('x-request-id') ?? undefined,
    });
    this.status = status;
    this.kind = type?.startsWith(PREFIX) ? type.slice(PREFIX.length) : undefined;
    this.detail = detail;
    this.fieldErrors = errors;
    this.retryAfterSeconds = retryAfterSeconds(headers.get('retry-after'), new Date());
    this.problem = problem;
  }
}

const PREFIX = 'urn:freehold:problem:';

/** Whether a call failed with a problem of one of these kinds. */
export const isProblem = <Kind extends ProblemKind>(
  error: unknown,
  ...kinds: readonly Kind[]
): error is ProblemError & { readonly kind: Kind } =>
  error instanceof ProblemError && kinds.some((kind) => kind === error.kind);

/** No answer came: the network failed, or the time was over. */
export class NoAnswerError extends FreeholdError {
  readonly origin: string;
  readonly isTimeout: boolean;

  constructor(url: string, { isTimeout, cause }: { isTimeout: boolean; cause: unknown }) {
    const origin = originOf(url);
    super(`${origin} does not answer${isTimeout ? ' in time' : ''}`, { mayBeDone: true, cause });
    this.origin = origin;
    this.isTimeout = isTimeout;
  }
}

/** What answered is no platform, or one that this client does not know. */
export class UnexpectedAnswerError extends FreeholdError {
  readonly origin: string;
  readonly status: number;
  readonly text: string;

  constructor(url: string, { status, text }: { status: number; text: string }) {
    const origin = originOf(url);
    super(`${origin} answered ${status} with an unknown body`, { mayBeDone: true });
    this.origin = origin;
    this.status = status;
    this.text = text;
  }
}

/** Nobody is signed in, or not any more: sign in again. */
export class SessionEndedError extends FreeholdError {
  constructor(cause?: ProblemError) {
    super(cause ? 'The session has ended' : 'Nobody is signed in', {
      mayBeDone: false,
      requestId: cause?.requestId,
      cause,
    });
  }
}

/** The sign-in needs more than the password, and nothing was given that answers. */
export class SignInChallengedError extends FreeholdError {
  readonly challenge: string;

  constructor(challenge: string) {
    super(`The platform asks for more than a password: ${challenge}`, { mayBeDone: false });
    this.challenge = challenge;
  }
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : url);

function membersOf(problem: unknown) {
  const members = (typeof problem === 'object' && problem ? problem : {}) as Record<
    string,
    unknown
  >;
  const text = (name: string) => (typeof members[name] === 'string' ? members[name] : undefined);
  const errors = Array.isArray(members.errors) ? (members.errors as unknown[]) : [];
  return {
    ...{ type: text('type'), title: text('title'), message: text('message') },
    detail: text('detail'),
    errors: errors.filter(isFieldError),
  };
}

const isFieldError = (error: unknown): error is FieldError =>
  typeof error === 'object' &&
  error !== null &&
  'pointer' in error &&
  typeof error.pointer === 'string' &&
  'detail' in error &&
  typeof error.detail === 'string';
