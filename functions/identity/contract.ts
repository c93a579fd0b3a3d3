import type { Contracts } from '../edge/operation-contract.ts';
import {
  createSessionBody,
  endSessionBody,
  meView,
  refreshedView,
  refreshSessionBody,
  sessionView,
} from './schemas.ts';

const invalidBody = {
  description: 'Something in the request is not valid: every invalid field is listed',
  problems: ['invalid-request', 'malformed-body'],
};
const tooManyAttempts = {
  description: 'Too many sign-ins for now',
  problems: ['too-many-attempts'],
  headers: { 'retry-after': { description: 'Seconds to wait' } },
};

export const identityContract = {
  createSession: {
    summary: 'Sign in',
    description:
      'With `tenant` as one of its users, without it as an operator. When a challenge is answered instead of tokens, repeat the request with `challenge` in place of `password`.',
    tags: ['Sessions'],
    body: createSessionBody,
    answers: {
      200: { description: 'Signed in, or a challenge to answer', body: sessionView },
      400: invalidBody,
      401: {
        description:
          'Tenant, user or password is wrong, and which of them is not told; or the challenge lapsed or its code is wrong',
        problems: ['invalid-credentials', 'sign-in-lapsed', 'invalid-code'],
      },
      403: {
        description: 'The tenant is not active, or asks for what this API cannot carry',
        problems: ['tenant-not-active', 'challenge-unsupported'],
      },
      429: tooManyAttempts,
    },
  },
  refreshSession: {
    summary: 'Get new tokens for a session',
    tags: ['Sessions'],
    body: refreshSessionBody,
    answers: {
      200: { description: 'The new tokens', body: refreshedView },
      400: invalidBody,
      401: {
        description: 'The session was ended, or the refresh token is not of this tenant',
        problems: ['session-ended'],
      },
      403: { description: 'The tenant is not active', problems: ['tenant-not-active'] },
      429: tooManyAttempts,
    },
  },
  endSession: {
    summary: 'Sign out',
    description:
      'Ends the session of the presented token: within 5 seconds none of its tokens is accepted any more, and no refresh token gives new ones.',
    tags: ['Sessions'],
    body: endSessionBody.optional(),
    answers: { 204: { description: 'Ended' }, 400: invalidBody },
  },
  showMe: {
    summary: 'Show who I am',
    tags: ['Sessions'],
    answers: {
      200: { description: 'The user and, for one of a tenant, the tenant', body: meView },
    },
  },
} satisfies Contracts<'identity/api'>;
