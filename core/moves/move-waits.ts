import { STALENESS_LIMIT_SECONDS } from '../identity/freshness.ts';

/** The longest that a function which writes a tenant's data may run; test/infra holds it to that. */
export const LONGEST_WRITE_SECONDS = 15;
/** The longest that any request of the API may run: API Gateway ends it then. */
export const LONGEST_REQUEST_SECONDS = 30;

/** The longest that a function may take to start before its own time counts: Lambda's limit of the init phase. */
export const COLD_START_SECONDS = 10;

/** From the pause of the writes until none that was let in before is still under way. */
export const PAUSE_SETTLES_SECONDS =
  STALENESS_LIMIT_SECONDS + COLD_START_SECONDS + LONGEST_WRITE_SECONDS;

/** From the switch until no request is led to the old place any more. */
export const SWITCH_SETTLES_SECONDS = STALENESS_LIMIT_SECONDS;

export type UploadTimes = {
  /** How long a link to a file is good for. */
  readonly linkSeconds: number;
  /** How long an upload may take that began in the last moment of its link: S3 checks no link later. */
  readonly longestUploadSeconds: number;
};

/**
 * From the switch until no answer, no link and no upload by one that was given before it leads to the
 * old place; without times, where files stay where they are.
 */
export const keepOldSeconds = (uploads?: UploadTimes): number =>
  STALENESS_LIMIT_SECONDS +
  COLD_START_SECONDS +
  Math.max(
    LONGEST_REQUEST_SECONDS,
    uploads ? LONGEST_WRITE_SECONDS + lastUploadSeconds(uploads) : 0,
  );

const lastUploadSeconds = ({ linkSeconds, longestUploadSeconds }: UploadTimes): number =>
  linkSeconds + longestUploadSeconds;

const FIRST_POLL_SECONDS = 10;
const LAST_POLL_SECONDS = 60;

/**
 * What a late upload waits for at most before it shows at the new place, beside the pass itself: little
 * while links are good, and more and more for the few uploads that are still under way after.
 */
export function drainPollSeconds(drainingFor: number, { linkSeconds }: UploadTimes): number {
  const sinceLinks = Math.max(0, drainingFor - linkSeconds);
  return Math.min(LAST_POLL_SECONDS, FIRST_POLL_SECONDS + Math.floor(sinceLinks / 10));
}

/** After a longer pass another one is made before the pause: too much changed meanwhile. */
export const LONG_PASS_SECONDS = 60;
export const MOST_LIVE_PASSES = 5;

/** No tenant is read-only for longer: a move that cannot catch up is undone. */
export const READ_ONLY_LIMIT_SECONDS = 900;

/** A stack is made within minutes, or not at all. */
export const STORES_LIMIT_SECONDS = 3_600;
export const STORES_POLL_SECONDS = 5;

/** Stores that are not gone by then are stuck: somebody is to look, and it is tried again each hour. */
export const DELETION_LIMIT_SECONDS = 1_800;
export const STUCK_DELETION_RETRY_SECONDS = 3_600;

/** Another runner has the move, or died with it: its lease ends by itself. */
export const HELD_POLL_SECONDS = 5;
