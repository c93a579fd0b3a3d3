import type { EndpointHealth, WebhookEndpoint } from './endpoint.ts';
import { throttleMs } from './retry-schedule.ts';
import type { Verdict } from './judge-answer.ts';

const HOUR_MS = 3_600_000;
/** The owners are told that an endpoint fails, long before it is disabled. */
const TOLD_AFTER_MS = 24 * HOUR_MS;
/** As long as the schedule of one message: what failed first has failed for good by then. */
const DISABLED_AFTER_MS = 75 * HOUR_MS;

/** From so many timeouts in turn on, an endpoint is slow. */
const SLOW_TIMEOUTS = 3;
/** How many runs of the sender may work on one endpoint at once, and on a slow one. */
const SLOTS = 5;
const SLOTS_OF_SLOW = 1;

/** A change that tells nothing new is written once a minute. */
const NOTED_EACH_MS = 60_000;

export const slotsOf = ({ timeouts }: EndpointHealth): number =>
  timeouts >= SLOW_TIMEOUTS ? SLOTS_OF_SLOW : SLOTS;

/** After one attempt. */
export function healthAfter(health: EndpointHealth, verdict: Verdict, at: Date): EndpointHealth {
  const { status, reason, isDelivered } = verdict;
  const last = { at, ...(status !== undefined && { status }), ...(reason && { reason }) };
  const version = health.version + 1;
  if (isDelivered) return { version, timeouts: 0, last };
  const { failingSince = at, isTold } = health;
  const isLong = at.getTime() - failingSince.getTime() >= TOLD_AFTER_MS;
  const pausedUntil = verdict.isThrottled
    ? new Date(at.getTime() + throttleMs(verdict.retryAfterSeconds))
    : health.pausedUntil;
  return {
    ...{ version, failingSince, last },
    timeouts: verdict.isTimeout ? Math.min(health.timeouts + 1, SLOW_TIMEOUTS) : 0,
    ...(pausedUntil && { pausedUntil }),
    ...((isTold ?? isLong) && { isTold: true }),
  };
}

/** Whether a sender has to write it down: a busy endpoint's item would be written with each message else. */
export function isWorthNoting(before: EndpointHealth, after: EndpointHealth): boolean {
  const elapsedMs = timeOf(after.last?.at) - timeOf(before.last?.at);
  return newsOf(before) !== newsOf(after) || elapsedMs >= NOTED_EACH_MS;
}

const timeOf = (date: Date | undefined) => date?.getTime() ?? 0;

/** All but the time and the words of its last answer. */
const newsOf = ({ failingSince, isTold, timeouts, pausedUntil, last }: EndpointHealth) =>
  JSON.stringify([failingSince, isTold, timeouts, pausedUntil, last?.status]);

/** Why the endpoint is to be disabled, where it is. */
export function givenUp(
  { disabled }: WebhookEndpoint,
  { failingSince }: EndpointHealth,
  { isGone, at }: { readonly isGone: boolean; readonly at: Date },
): 'gone' | 'failing' | undefined {
  if (disabled) return undefined;
  if (isGone) return 'gone';
  const isOver = failingSince && at.getTime() - failingSince.getTime() >= DISABLED_AFTER_MS;
  return isOver ? 'failing' : undefined;
}
