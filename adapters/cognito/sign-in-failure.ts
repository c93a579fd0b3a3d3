import {
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
  PasswordResetRequiredException,
  TooManyRequestsException,
  UserNotConfirmedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  InvalidCode,
  InvalidCredentials,
  SignInLapsed,
  TooManyAttempts,
  WeakPassword,
} from '../../core/identity/sign-in-error.ts';

type ErrorClass = new (...args: never[]) => Error;

const RETRY_AFTER_SECONDS = 5;

const isOneOf = (error: unknown, classes: readonly ErrorClass[]): error is Error =>
  classes.some((errorClass) => error instanceof errorClass);

const THROTTLED = [TooManyRequestsException, LimitExceededException];

/** What only some users can run into would tell that the user exists; to the caller it is all one. */
const REFUSED = [
  NotAuthorizedException,
  UserNotFoundException,
  UserNotConfirmedException,
  PasswordResetRequiredException,
];

/** The last one is the setup's answer to a wrong code. */
const WRONG_CODE = [CodeMismatchException, ExpiredCodeException, EnableSoftwareTokenMFAException];

/** Rethrows what is neither a refusal nor a throttling. */
export function toSignInFailure(error: unknown): InvalidCredentials | TooManyAttempts {
  if (isOneOf(error, THROTTLED)) return throttled();
  if (isOneOf(error, REFUSED)) return { kind: 'InvalidCredentials' };
  throw error;
}

export function toAnswerFailure(
  error: unknown,
): SignInLapsed | InvalidCode | WeakPassword | TooManyAttempts {
  if (isOneOf(error, THROTTLED)) return throttled();
  if (isOneOf(error, REFUSED)) return { kind: 'SignInLapsed' };
  if (isOneOf(error, WRONG_CODE)) return { kind: 'InvalidCode' };
  if (isOneOf(error, [InvalidPasswordException, PasswordHistoryPolicyViolationException])) {
    return { kind: 'WeakPassword', errors: [error.message] };
  }
  throw error;
}

const throttled = (): TooManyAttempts => ({
  kind: 'TooManyAttempts',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
});
