import { STALENESS_LIMIT_SECONDS } from '../identity/freshness.ts';

/** The longest that a function which writes a tenant's data may run; test/infra holds it to that. */
export const LONGEST_WRITE_SECONDS = 15;
/** The longest that any request of the API may run: API Gateway ends it then. */
export const LONGEST_REQUEST_SECONDS = 30;

/** From the pause of the writes until none that was let in before is still under way. */
export const PAUSE_SETTLES_SECONDS = STALENESS_LIMIT_SECONDS + LONGEST_WRITE_SECONDS;

/** From the switch until no request is led to the old place any more. */
export const SWITCH_SETTLES_SECONDS = STALENESS_LIMIT_SECONDS;

/** For an upload that began in the last moment of its link. */
const LATE_UPLOAD_SECONDS = 10;

/** From the switch until no answer and no link that was given before it leads to the old place. */
export const keepOldSeconds = (linkSeconds: number): number =>
  STALENESS_LIMIT_SECONDS +
  Math.max(LONGEST_REQUEST_SECONDS, LONGEST_WRITE_SECONDS + linkSeconds + LATE_UPLOAD_SECONDS);

/** What a late upload waits for at most before it shows at the new place, beside the pass itself. */
export const DRAIN_POLL_SECONDS = 10;

/** No tenant is read-only for longer: a move that cannot catch up is undone. */
export const READ_ONLY_LIMIT_SECONDS = 900;

/** A stack is made within minutes, or not at all. */
export const STORES_LIMIT_SECONDS = 3_600;
export const STORES_POLL_SECONDS = 5;

/** Another runner has the move, or died with it: its lease ends by itself. */
export const HELD_POLL_SECONDS = 5;
