import type { Problem } from '../../kit/lambda/problem.ts';
import type { Refusal } from './request-context.ts';

const CHALLENGE = { 'www-authenticate': 'Bearer' };

export function toRefusalProblem(refusal: Refusal, detail?: string): Problem {
  switch (refusal) {
    case 'token-invalid':
      return unauthorized('token-invalid', 'The token is missing or not valid');
    case 'token-expired':
      return unauthorized('token-expired', 'The token has expired');
    case 'session-ended':
      return unauthorized('session-ended', 'The session was ended');
    case 'tenant-not-active':
      return {
        status: 403,
        kind: 'tenant-not-active',
        title: 'The tenant is not active',
        ...(detail === undefined ? {} : { detail }),
      };
    case 'not-permitted':
      return {
        status: 403,
        kind: 'not-permitted',
        title: 'Your role does not permit this operation',
      };
  }
}

const unauthorized = (kind: string, title: string): Problem => ({
  status: 401,
  kind,
  title,
  headers: CHALLENGE,
});
