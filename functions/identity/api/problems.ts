import type { SessionEnded, TenantNotActive } from '../../../core/identity/authentication-error.ts';
import type {
  ChallengeUnsupported,
  InvalidCredentials,
  TooManyAttempts,
} from '../../../core/identity/sign-in-error.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';
import { toRefusalProblem } from '../../edge/refusal-problem.ts';

export type SharedError =
  InvalidCredentials | TooManyAttempts | TenantNotActive | SessionEnded | ChallengeUnsupported;

/** The failures that more than one operation on sessions can end in. */
export function toSharedProblem(error: SharedError): Problem {
  switch (error.kind) {
    case 'InvalidCredentials':
      return {
        status: 401,
        kind: 'invalid-credentials',
        title: 'Tenant, e-mail address or password is wrong',
      };
    case 'TooManyAttempts':
      return {
        status: 429,
        kind: 'too-many-attempts',
        title: 'Too many sign-ins for now',
        headers: { 'retry-after': String(error.retryAfterSeconds) },
      };
    case 'TenantNotActive':
      return toRefusalProblem('tenant-not-active', `The tenant is ${error.state}.`);
    case 'SessionEnded':
      return toRefusalProblem('session-ended');
    case 'ChallengeUnsupported':
      return {
        status: 403,
        kind: 'challenge-unsupported',
        title: 'The sign-in asks for what this API cannot carry',
        detail: `It asks for ${error.name}.`,
      };
  }
}
