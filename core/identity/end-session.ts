import type { SessionKey, SignInRegistry } from './sign-in-registry.ts';
import { ENDED_SESSION_KEPT_SECONDS } from './token-lifetimes.ts';

export type EndSessionPorts = { registry: SignInRegistry; now: () => Date };

/** Ends a sign-in with all its tokens: only we can use any of them, and we refuse them from now on. */
export function endSession({ registry, now }: EndSessionPorts, session: SessionKey): Promise<void> {
  const keptUntil = new Date(now().getTime() + ENDED_SESSION_KEPT_SECONDS * 1000);
  return registry.endSession(session, keptUntil);
}
