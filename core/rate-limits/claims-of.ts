import type { Claim } from './rate-limiter.ts';
import { overriddenRate } from './rate-limit-override.ts';
import type { RateLimitSettings } from './rate-limit-settings.ts';
import type { Rate } from './rate.ts';

/** Who asks, as far as limits know him: a tenant's user, or its key with a limit of its own. */
export type LimitedPrincipal = {
  readonly kind: string;
  /** Of a key, which may have a limit of its own beside the tenant's. */
  readonly id: string;
  readonly perMinute?: number;
  readonly perHour?: number;
  readonly tenantId?: string;
  readonly plan?: string;
  /** `settings.rateLimits` of the tenant, as JSON. */
  readonly rateLimits?: string;
};

export type LimitedRequest = {
  readonly principal: LimitedPrincipal | null;
  readonly rateClass: string;
  /** The network that it comes from, where it may be anyone's and is limited by that. */
  readonly source?: string;
};

/**
 * The limits that a request must keep, the metered one last. Operators have none, in a tenant's data neither: they are few,
 * each is known, and what they do in an incident must not wait; API Gateway's throttle of the route bounds them.
 */
export function claimsOf(
  settings: RateLimitSettings,
  { principal, rateClass, source }: LimitedRequest,
  now: Date,
): Claim[] {
  if (principal === null) return sourceClaims(settings, source);
  const { kind, tenantId } = principal;
  if ((kind !== 'user' && kind !== 'key') || tenantId === undefined) return [];

  return [
    ...(settings.isRateLimited ? narrowerClaims(settings, { principal, rateClass, tenantId }) : []),
    {
      name: 'tenant',
      subject: { id: tenantId, meteredTenant: tenantId },
      rate: settings.isRateLimited ? tenantRate(settings, principal, now) : {},
    },
  ];
}

/** A tenant's limits: its own where it has some, else its plan's, else the platform's. */
export const tenantRate = (
  { perTenant, perPlan }: RateLimitSettings,
  { plan = '', rateLimits }: Pick<LimitedPrincipal, 'plan' | 'rateLimits'>,
  now: Date,
): Rate => ({
  ...perTenant,
  ...(Object.hasOwn(perPlan, plan) && perPlan[plan]),
  ...overriddenRate(rateLimits, now),
});

const sourceClaims = ({ isRateLimited, perSource }: RateLimitSettings, source?: string): Claim[] =>
  isRateLimited && source !== undefined
    ? [{ name: 'source', subject: { id: `source ${source}` }, rate: perSource }]
    : [];

type Narrower = Pick<LimitedRequest, 'rateClass'> & {
  readonly principal: LimitedPrincipal;
  readonly tenantId: string;
};

function narrowerClaims({ perClass }: RateLimitSettings, request: Narrower): Claim[] {
  const { principal, rateClass, tenantId } = request;
  const ofClass = Object.hasOwn(perClass, rateClass) ? perClass[rateClass] : undefined;
  return [
    ...keyClaim(tenantId, principal),
    ...(ofClass
      ? [{ name: rateClass, subject: { id: `${tenantId} class ${rateClass}` }, rate: ofClass }]
      : []),
  ];
}

const keyClaim = (tenantId: string, { kind, id, perMinute, perHour }: LimitedPrincipal): Claim[] =>
  kind === 'key' && (perMinute ?? perHour) !== undefined
    ? [{ name: 'key', subject: { id: `${tenantId} ${id}` }, rate: { perMinute, perHour } }]
    : [];
