import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { entitlementsView } from './entitlements-schema.ts';
import { limitsView } from './limits-schema.ts';
import {
  createSessionBody,
  meView,
  refreshedView,
  refreshSessionBody,
  sessionView,
} from './schemas.ts';
import { sessionCookieHeaders } from './session-cookie.ts';

const setsCookie = {
  'set-cookie': {
    description: 'The session, where `freehold-session` asks for a cookie',
    schema: z.string().optional(),
  },
};

export const identityContract = {
  createSession: {
    summary: 'Sign in',
    description:
      'With `tenant` as one of its users, without it as an operator. When a challenge is answered instead of tokens, repeat the request with `challenge` in place of `password`. `MFA_SETUP` comes with what an authenticator app has to keep, and is answered with its first code.',
    tags: ['Sessions'],
    headers: sessionCookieHeaders,
    body: createSessionBody,
    answers: {
      200: {
        description: 'Signed in, or a challenge to answer',
        body: sessionView,
        headers: setsCookie,
      },
    },
    refusals: [
      'InvalidCredentials',
      'SignInLapsed',
      'InvalidCode',
      'WeakPassword',
      'TenantNotActive',
      'TenantSuspended',
      'ChallengeUnsupported',
      'TooManyAttempts',
    ],
  },
  refreshSession: {
    summary: 'Get new tokens for a session',
    tags: ['Sessions'],
    headers: sessionCookieHeaders,
    body: refreshSessionBody,
    answers: {
      200: { description: 'The new tokens', body: refreshedView, headers: setsCookie },
      204: { description: 'There is no session to resume' },
    },
    refusals: ['SessionEnded', 'TenantNotActive', 'TenantSuspended', 'TooManyAttempts'],
  },
  endSession: {
    summary: 'Sign out',
    description:
      'Ends the session of the presented token: within 5 seconds none of its tokens is accepted any more, and no refresh token gives new ones.',
    tags: ['Sessions'],
    headers: sessionCookieHeaders,
    answers: { 204: { description: 'Ended', headers: setsCookie } },
  },
  showMe: {
    summary: 'Show who I am',
    description: 'As of the token: a changed address shows in the next one.',
    tags: ['Sessions'],
    answers: {
      200: { description: 'The user and, for one of a tenant, the tenant', body: meView },
    },
  },
  showLimits: {
    summary: 'Show the limits of requests, and what is left of them',
    description:
      'Of the tenant, and of the key where one asks. Each answer to a limited request tells it too, in `RateLimit`.',
    tags: ['Sessions'],
    answers: { 200: { description: 'Each limit and window', body: limitsView } },
    refusals: ['NotPermitted'],
  },
  showEntitlements: {
    summary: 'Show which features the tenant has, and why',
    description:
      'For users of a tenant, as of now: a flag and a change of the tenant act within 5 seconds, an override ends at its moment.',
    tags: ['Sessions'],
    answers: { 200: { description: 'What the tenant has', body: entitlementsView } },
    refusals: ['NotPermitted'],
  },
} satisfies Contracts<'identity/api'>;
