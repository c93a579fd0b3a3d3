import { secondsOf } from '../table/claim.ts';

/** What was sent, and what became of it, is kept so long. */
const SECONDS = 30 * 86_400;

export const keptItem = (now: Date, content: object) => ({
  content: JSON.stringify(content),
  expiresAt: secondsOf(now) + SECONDS,
});
