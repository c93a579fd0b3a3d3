import QuickLRU from 'quick-lru';
import { REGISTRY_MEMORY_SECONDS } from './freshness.ts';
import type { SessionKey, SessionLookup, SignInRecord } from './sign-in-registry.ts';

const SESSIONS_REMEMBERED = 2_000;

/**
 * Repeats an answer of the registry for a moment, and shares one read among simultaneous requests.
 * The moment counts from before the read, so an answer is never older than it says.
 */
export class RememberedSessions implements SessionLookup {
  readonly #registry: SessionLookup;
  readonly #records = new QuickLRU<string, Promise<SignInRecord>>({
    maxSize: SESSIONS_REMEMBERED,
    maxAge: REGISTRY_MEMORY_SECONDS * 1000,
  });

  constructor(registry: SessionLookup) {
    this.#registry = registry;
  }

  lookUp(session: SessionKey): Promise<SignInRecord> {
    const key = `${session.userPoolId} ${session.userId} ${session.sessionId}`;
    const remembered = this.#records.get(key);
    if (remembered) return remembered;

    const reading = this.#registry.lookUp(session).catch((error: unknown) => {
      this.#records.delete(key);
      throw error;
    });
    this.#records.set(key, reading);
    return reading;
  }
}
