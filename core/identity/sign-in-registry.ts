import type { PoolRegistration } from './pool-registration.ts';

/** One sign-in: every token refreshed from it carries the same `sessionId` (Cognito's `origin_jti`). */
export type SessionKey = { readonly userPoolId: string; readonly sessionId: string };

export type SignInRecord = {
  /** Null for a pool that belongs to no tenant. */
  readonly registration: PoolRegistration | null;
  readonly isEnded: boolean;
};

/** What the authorizer asks of every request: whose pool is this, and does the session still stand. */
export interface SessionLookup {
  /** Both answers by one call, as they are now. Throws on an outage. */
  lookUp(session: SessionKey): Promise<SignInRecord>;
}

export interface SignInRegistry extends SessionLookup {
  /** Remembers the session as ended until then; again is harmless. Throws on an outage. */
  endSession(session: SessionKey, rememberedUntil: Date): Promise<void>;
}
