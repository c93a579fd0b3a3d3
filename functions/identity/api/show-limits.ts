import type * as z from 'zod';
import { claimsOf } from '../../../core/rate-limits/claims-of.ts';
import { remainingOf } from '../../../core/rate-limits/counter.ts';
import type { RateCounters } from '../../../core/rate-limits/rate-counters.ts';
import type { Claim } from '../../../core/rate-limits/rate-limiter.ts';
import type { RateLimitSettings } from '../../../core/rate-limits/rate-limit-settings.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { routes } from '../../routes.ts';
import type { limitsView } from '../limits-schema.ts';

type ShowLimitsPorts = {
  readonly counters: Pick<RateCounters, 'read'>;
  readonly rateLimits: RateLimitSettings;
  readonly now: () => Date;
};

const { rateClass } = routes.showLimits;

/** As the counters have it now; what an answer's own fields tell is as one environment knows it. */
export const showLimitsOperation = ({ counters, rateLimits, now }: ShowLimitsPorts) =>
  operation('showLimits', async ({ principal }) => {
    if (principal.kind === 'operator') return refusal({ kind: 'NotPermitted' });
    const claims = claimsOf(rateLimits, { principal, rateClass }, now());
    const items = await Promise.all(claims.map((claim) => toViews(counters, claim, now())));
    return answer(200, { items: items.flat() });
  });

type View = z.input<typeof limitsView>['items'][number];

async function toViews(
  counters: Pick<RateCounters, 'read'>,
  { name, subject, rate }: Claim,
  now: Date,
): Promise<View[]> {
  const counter = await counters.read(subject);
  return remainingOf(counter, rate, now.getTime()).map(
    ({ window, limit, remaining, resetsAtMs }) => ({
      name,
      window: window.name,
      windowSeconds: window.seconds,
      limit,
      used: limit - remaining,
      remaining,
      resetsInSeconds: Math.max(0, Math.ceil((resetsAtMs - now.getTime()) / 1_000)),
    }),
  );
}
