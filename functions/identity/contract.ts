import type { Contracts } from '../edge/operation-contract.ts';
import {
  createSessionBody,
  endSessionBody,
  meView,
  refreshedView,
  refreshSessionBody,
  sessionView,
} from './schemas.ts';

export const identityContract = {
  createSession: {
    summary: 'Sign in',
    description:
      'With `tenant` as one of its users, without it as an operator. When a challenge is answered instead of tokens, repeat the request with `challenge` in place of `password`.',
    tags: ['Sessions'],
    body: createSessionBody,
    answers: { 200: { description: 'Signed in, or a challenge to answer', body: sessionView } },
    refusals: [
      'InvalidCredentials',
      'SignInLapsed',
      'InvalidCode',
      'WeakPassword',
      'TenantNotActive',
      'ChallengeUnsupported',
      'TooManyAttempts',
    ],
  },
  refreshSession: {
    summary: 'Get new tokens for a session',
    tags: ['Sessions'],
    body: refreshSessionBody,
    answers: { 200: { description: 'The new tokens', body: refreshedView } },
    refusals: ['SessionEnded', 'TenantNotActive', 'TooManyAttempts'],
  },
  endSession: {
    summary: 'Sign out',
    description:
      'Ends the session of the presented token: within 5 seconds none of its tokens is accepted any more, and no refresh token gives new ones.',
    tags: ['Sessions'],
    body: endSessionBody.optional(),
    answers: { 204: { description: 'Ended' } },
  },
  showMe: {
    summary: 'Show who I am',
    tags: ['Sessions'],
    answers: {
      200: { description: 'The user and, for one of a tenant, the tenant', body: meView },
    },
    refusals: ['SessionEnded'],
  },
} satisfies Contracts<'identity/api'>;
