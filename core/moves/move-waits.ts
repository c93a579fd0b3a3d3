import { STALENESS_LIMIT_SECONDS } from '../identity/freshness.ts';

/** The longest that any request of the API may run: API Gateway ends it then. */
export const LONGEST_REQUEST_SECONDS = 30;

/** What a stage's requests and uploads may take: a move waits for them. */
export type StageTimes = {
  /** The longest that a function may take to start before its own time counts. */
  readonly coldStartSeconds: number;
  /** The longest that a function which writes a tenant's data may run. */
  readonly longestWriteSeconds: number;
  /** How long a link to a file is good for. */
  readonly linkSeconds: number;
  /** How long an upload may take that began in the last moment of its link: S3 checks no link later. */
  readonly longestUploadSeconds: number;
};

export type MoveWaits = Pick<StageTimes, 'linkSeconds' | 'longestUploadSeconds'> & {
  /** From the pause of the writes until none that was let in before still runs. */
  readonly pauseSeconds: number;
  /** From the switch until no request is led to the source any more. */
  readonly switchSeconds: number;
  /** From the switch until nothing that was answered before it leads to the source. */
  readonly keepSourceSeconds: number;
  /** The same where links to files lead there too. */
  readonly keepLinkedSourceSeconds: number;
};

export function moveWaits(times: StageTimes): MoveWaits {
  const { coldStartSeconds, longestWriteSeconds, linkSeconds, longestUploadSeconds } = times;
  const letInSeconds = STALENESS_LIMIT_SECONDS + coldStartSeconds;
  const keepSourceSeconds = letInSeconds + LONGEST_REQUEST_SECONDS;
  const pauseSeconds = letInSeconds + longestWriteSeconds;
  const lastUploadSeconds = pauseSeconds + linkSeconds + longestUploadSeconds;
  return {
    linkSeconds,
    longestUploadSeconds,
    pauseSeconds,
    switchSeconds: STALENESS_LIMIT_SECONDS,
    keepSourceSeconds,
    keepLinkedSourceSeconds: Math.max(keepSourceSeconds, lastUploadSeconds),
  };
}

const FIRST_POLL_SECONDS = 10;
const LAST_POLL_SECONDS = 60;

/**
 * What a late upload waits for at most before it shows at the target, beside the pass itself: little
 * while links are good, and more and more for the few uploads that still run after.
 */
export function drainPollSeconds(
  drainingFor: number,
  { linkSeconds }: Pick<MoveWaits, 'linkSeconds'>,
): number {
  const sinceLinks = Math.max(0, drainingFor - linkSeconds);
  return Math.min(LAST_POLL_SECONDS, FIRST_POLL_SECONDS + Math.floor(sinceLinks / 10));
}

/** After a longer pass another one is made before the pause: too much changed meanwhile. */
export const LONG_PASS_SECONDS = 60;
export const MOST_LIVE_PASSES = 5;

/** No tenant is read-only for longer: a move that cannot catch up is undone. */
export const READ_ONLY_LIMIT_SECONDS = 900;

/** A stack is made within minutes, or not at all. */
export const RESOURCES_LIMIT_SECONDS = 3_600;
export const RESOURCES_POLL_SECONDS = 5;

/** Resources that are not gone by then are stuck: somebody is to look, and it is tried again each hour. */
export const DELETION_LIMIT_SECONDS = 1_800;
export const STUCK_DELETION_RETRY_SECONDS = 3_600;
