import type { SignInRecord } from './sign-in-registry.ts';

/** Whether the session was ended: itself, with all others of its user, or because the user is none any more. */
export function isSessionOver(
  { session, member }: Pick<SignInRecord, 'session' | 'member'>,
  sessionId: string,
): boolean {
  if (session === null) return true;
  if (member === null) return false;
  const { status, validFrom, keptSession } = member;
  if (status === 'disabled') return true;
  return sessionId !== keptSession && session.startedAt < new Date(validFrom);
}
