import { SESSION_SECONDS } from './token-lifetimes.ts';

/** Until when a session stands whose password was given then. */
export const sessionEnd = (startedAt: Date): Date =>
  new Date(startedAt.getTime() + SESSION_SECONDS * 1000);
