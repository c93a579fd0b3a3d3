import { HOW_TO_RESUME } from '../../core/tenants/suspension.ts';
import type { EdgeError } from './edge-error.ts';
import { invalid, notFound, unauthorized, type ProblemEntry } from './problem-entry.ts';

type Kind = Exclude<EdgeError['kind'], 'FeatureNotInPlan' | 'FeatureSwitchedOff' | 'InvalidCursor'>;
type ErrorOf<K extends Kind> = Extract<EdgeError, { readonly kind: K }>;

/** Another token would help. */
const headers = { 'www-authenticate': 'Bearer' };

/** What is refused before an operation runs, or instead of it. */
export const edgeProblems: { readonly [K in Kind]: ProblemEntry<ErrorOf<K>> } = {
  TokenInvalid: { ...unauthorized('token-invalid', 'Token missing or invalid'), headers },
  TokenExpired: { ...unauthorized('token-expired', 'Token expired'), headers },
  SessionEnded: { ...unauthorized('session-ended', 'Session ended'), headers },
  TenantNotActive: {
    status: 403,
    type: 'tenant-not-active',
    title: 'Tenant not active',
    detail: ({ state }) => `The tenant is ${state}.`,
  },
  TenantElsewhere: {
    status: 403,
    type: 'tenant-elsewhere',
    title: 'Tenant in another cell',
    detail: ({ cell }) => `The tenant is in ${cell}: ask the API there.`,
    extensions: ({ cell }) => ({ cell }),
  },
  TenantSuspended: {
    status: 403,
    type: 'tenant-suspended',
    title: 'Tenant suspended',
    detail: ({ reasons }) =>
      reasons && reasons.length > 0
        ? reasons.map((reason) => HOW_TO_RESUME[reason]).join(' ')
        : 'Its data is kept. Its owners know why, and how it is resumed.',
    extensions: ({ reasons }) => (reasons ? { reasons } : {}),
  },
  NotPermitted: { status: 403, type: 'not-permitted', title: 'Permission missing' },
  NoSupportAccess: {
    status: 403,
    type: 'no-support-access',
    title: 'No support access',
    detail: 'It is not granted, has ended, or is not yours.',
  },
  KeyDisabled: {
    ...unauthorized('api-key-disabled', 'API key disabled'),
    detail: 'It was disabled, or the member whose key it is.',
    headers,
  },
  KeyExpired: { ...unauthorized('api-key-expired', 'API key expired'), headers },
  AddressNotAllowed: {
    status: 403,
    type: 'address-not-allowed',
    title: 'Address not allowed',
    detail: 'The API key may be used from other addresses only.',
  },
  WritesPaused: {
    status: 503,
    type: 'writes-paused',
    title: 'Tenant read-only for a moment',
    detail: 'Its data is being moved. Nothing was changed; send the request again.',
    // A move pauses a tenant's writes for some half a minute.
    retryAfterSeconds: 10,
  },
  RateLimitExceeded: {
    status: 429,
    type: 'rate-limit-exceeded',
    title: 'Rate limit exceeded',
    detail: ({ name, quota, windowSeconds, retryAfterSeconds }) =>
      `The limit “${name}” admits ${quota} requests in ${windowSeconds} seconds; the next one in ${retryAfterSeconds} seconds.`,
    extensions: ({ name, quota, windowSeconds, retryAfterSeconds }) => ({
      limit: { name, quota, windowSeconds, retryAfterSeconds },
    }),
    retryAfterSeconds: ({ retryAfterSeconds }) => retryAfterSeconds,
  },
  RouteNotFound: notFound('Route'),
  InternalError: { status: 500, type: 'internal', title: 'Internal error' },
  Unavailable: {
    status: 503,
    type: 'unavailable',
    title: 'Platform busy',
    detail:
      'A service that the platform needs is throttled or does not answer. Send the request again; one that creates something, with the same Idempotency-Key.',
    retryAfterSeconds: 5,
  },
  MalformedBody: {
    status: 400,
    type: 'malformed-body',
    title: 'Malformed body',
    detail: ({ reason }) => reason,
  },
  InvalidRequest: { ...invalid, errors: ({ errors }) => errors },
  PreconditionRequired: {
    status: 428,
    type: 'precondition-required',
    title: 'If-Match required',
    detail: 'Send the ETag of the version you read as If-Match, so that no other change is lost.',
  },
};
