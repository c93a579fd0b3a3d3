const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses between the ten attempts, 75 hours in all: the schedule that Standard Webhooks gives as its example. */
const PAUSES_MS = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR),
];

/** Of a pause, at most: those that failed together do not come back together. */
const JITTER = 0.1;

/** An endpoint cannot push a message further away by `Retry-After`. */
const LONGEST_RETRY_AFTER_MS = HOUR;
const SHORTEST_THROTTLE_MS = MINUTE;

type Asked = {
  /** Attempts that were made. */
  readonly tries: number;
  readonly retryAfterSeconds?: number | undefined;
  /** From 0 to 1. */
  readonly random: () => number;
};

/** How long to wait for the next attempt; none is made after the last one. */
export function pauseMs({ tries, retryAfterSeconds = 0, random }: Asked): number | undefined {
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined) return undefined;
  const asked = Math.min(retryAfterSeconds * SECOND, LONGEST_RETRY_AFTER_MS);
  return Math.round(Math.max(pause, asked) * (1 + JITTER * random()));
}

/** How long an endpoint that is overloaded is sent nothing at all. */
export const throttleMs = (retryAfterSeconds = 0): number =>
  Math.min(Math.max(retryAfterSeconds * SECOND, SHORTEST_THROTTLE_MS), LONGEST_RETRY_AFTER_MS);
