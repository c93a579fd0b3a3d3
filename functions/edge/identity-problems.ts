import type { AnswerChallengeError } from '../../core/identity/answer-challenge.ts';
import type { TenantNotActive, TenantSuspended } from '../../core/identity/authentication-error.ts';
import type { ChangePasswordError } from '../../core/identity/change-password.ts';
import type { CompletePasswordResetError } from '../../core/identity/complete-password-reset.ts';
import type { CreateSessionError } from '../../core/identity/create-session.ts';
import type { SessionNotFound } from '../../core/identity/end-my-sessions.ts';
import type { RemoveSecondFactorError } from '../../core/identity/keep-second-factor.ts';
import type { BeginSecondFactorError } from '../../core/identity/set-up-second-factor.ts';
import { invalid, notFound, unauthorized, type ProblemEntry } from './problem-entry.ts';

/** What sign-ins and users' own accounts are refused for, beside what every request may be. */
export type IdentityError = Exclude<
  | CreateSessionError
  | AnswerChallengeError
  | ChangePasswordError
  | CompletePasswordResetError
  | SessionNotFound
  | BeginSecondFactorError
  | RemoveSecondFactorError,
  TenantNotActive | TenantSuspended
>;

type Kind = IdentityError['kind'];

export const identityProblems: {
  readonly [Of in Kind]: ProblemEntry<Extract<IdentityError, { readonly kind: Of }>>;
} = {
  InvalidCredentials: unauthorized(
    'invalid-credentials',
    'Tenant, e-mail address or password wrong',
  ),
  SignInLapsed: {
    ...unauthorized('sign-in-lapsed', 'Sign-in lapsed'),
    detail: 'Its challenge was answered, took too long or was tried too often; begin again.',
  },
  InvalidCode: unauthorized('invalid-code', 'Code wrong'),
  WeakPassword: {
    ...invalid,
    errors: ({ errors, pointer = '/challenge/newPassword' }) =>
      errors.map((detail) => ({ pointer, detail })),
  },
  PasswordWrong: { status: 403, type: 'password-wrong', title: 'Current password wrong' },
  OperatorAccount: {
    status: 403,
    type: 'operator-account',
    title: 'Operator’s account',
    detail:
      'Its password and second factor are not changed by the API: another admin makes it anew.',
  },
  SecondFactorNotSettable: {
    status: 409,
    type: 'second-factor-not-settable',
    title: 'Second factor not settable',
    detail: ({ reason }) => reason,
  },
  NoSecondFactor: { status: 409, type: 'no-second-factor', title: 'No second factor set' },
  SecondFactorRequired: {
    status: 409,
    type: 'second-factor-required',
    title: 'Second factor required',
    detail: 'The policy of the tenant asks for one.',
  },
  ResetLapsed: {
    ...unauthorized('reset-lapsed', 'Link lapsed'),
    detail: 'It was used, is older than 30 minutes or never was; ask for another one.',
  },
  SessionNotFound: notFound('Session'),
  TooManyAttempts: {
    status: 429,
    type: 'too-many-attempts',
    title: 'Too many attempts for now',
    retryAfterSeconds: ({ retryAfterSeconds }) => retryAfterSeconds,
  },
  ChallengeUnsupported: {
    status: 403,
    type: 'challenge-unsupported',
    title: 'Challenge not supported',
    detail: ({ name }) => `The sign-in asks for ${name}, which this API cannot carry.`,
  },
};
