import * as z from 'zod';
import type { AnswerContract } from '../edge/operation-contract.ts';
import { REFUSALS } from '../edge/authorizer-context.ts';
import { isTenantWrite, type Reached } from '../edge/is-tenant-write.ts';
import { problems, type ErrorKind } from '../edge/problems.ts';

/** An answer that is the same for many operations, so the document names it once. */
export type EdgeAnswer = AnswerContract & {
  readonly id: string;
  readonly refusals?: readonly ErrorKind[];
  /** API Gateway may answer it too, in its own form, before any function runs. */
  readonly isGateways?: boolean;
};

/** What the edge answers on its own for every operation of that access, whatever the operation does. */
export function edgeAnswers({
  permission,
  key,
  entitlement,
}: Reached & { readonly entitlement?: string }): Readonly<Record<number, EdgeAnswer>> {
  if (permission === 'anyone') return always;
  return {
    ...always,
    401: unauthorized,
    403: forbiddenAt(permission, entitlement),
    503: isTenantWrite({ permission, key }) ? paused : unavailable,
  };
}

function forbiddenAt(permission: Reached['permission'], entitlement?: string): EdgeAnswer {
  if (permission === 'signed-in' || permission === 'signed-in-or-key') return notActive;
  return entitlement === undefined ? forbidden : notInPlan;
}

const waitHeader = { 'retry-after': { description: 'Seconds; absent where the gateway answered' } };

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
const limitHeaders = {
  ...waitHeader,
  'ratelimit-policy': {
    description: 'The limits of the request: `"tenant-minute";q=100;w=60, …`',
    schema: z.string().optional(),
  },
  ratelimit: {
    description: 'What is left of them, and for how many seconds: `"tenant-minute";r=0;t=12, …`',
    schema: z.string().optional(),
  },
};

const unavailable: EdgeAnswer = {
  id: 'Unavailable',
  description: 'The platform cannot answer now; try again',
  refusals: ['Unavailable'],
  headers: waitHeader,
  isGateways: true,
};

const always: Readonly<Record<number, EdgeAnswer>> = {
  429: {
    id: 'TooManyRequests',
    description: 'Too many requests for now; wait and try again',
    refusals: ['RateLimitExceeded'],
    headers: limitHeaders,
    isGateways: true,
  },
  500: {
    id: 'InternalError',
    description: 'Something went wrong on our side; the request id finds it in our log',
    refusals: ['InternalError'],
    isGateways: true,
  },
  503: unavailable,
};

const unauthorized: EdgeAnswer = {
  id: 'Unauthorized',
  description: 'The credential is missing, not valid or no longer valid',
  refusals: refusalsOf(401),
  headers: {
    'www-authenticate': {
      description: '`Bearer`',
    },
  },
};

const forbidden: EdgeAnswer = {
  id: 'Forbidden',
  description: 'The credential is valid, and does not permit this',
  refusals: refusalsOf(403),
};

const notInPlan: EdgeAnswer = {
  id: 'NotInPlan',
  description: 'The credential is valid, and does not permit this, or the tenant’s plan does not',
  refusals: [...refusalsOf(403), 'FeatureNotInPlan', 'FeatureSwitchedOff'],
};

const paused: EdgeAnswer = {
  id: 'WritesPaused',
  description:
    'The tenant is being moved and can only be read for a moment, or the platform cannot answer now; try again',
  refusals: ['WritesPaused', 'Unavailable'],
  headers: waitHeader,
  isGateways: true,
};

const notActive: EdgeAnswer = {
  id: 'TenantNotActive',
  description:
    'The credential is valid, and its tenant is not active or in another cell, or its address is not allowed',
  refusals: ['TenantNotActive', 'TenantElsewhere', 'TenantSuspended', 'AddressNotAllowed'],
};

function refusalsOf(status: number): ErrorKind[] {
  return REFUSALS.filter((kind) => problems[kind].status === status);
}
