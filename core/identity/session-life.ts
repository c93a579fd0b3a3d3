import type { TenantPolicy } from './tenant-policy.ts';
import { SESSION_SECONDS } from './token-lifetimes.ts';

type Life = Pick<TenantPolicy, 'sessionHours' | 'idleMinutes'>;

/** Until when a session stands whose password was given then, and which is used now. */
export function sessionEnd({ sessionHours, idleMinutes }: Life, startedAt: Date, now: Date): Date {
  const seconds = Math.min(SESSION_SECONDS, sessionHours * 3_600);
  const end = startedAt.getTime() + seconds * 1_000;
  return new Date(Math.min(end, now.getTime() + idleMinutes * 60_000));
}
