import type { SessionKey, SignInRegistry } from './sign-in-registry.ts';

export type EndSessionPorts = { registry: SignInRegistry };

/** Ends a sign-in with all its tokens: only we can use any of them, and we refuse them from now on. */
export const endSession = ({ registry }: EndSessionPorts, session: SessionKey): Promise<void> =>
  registry.endSession(session);
