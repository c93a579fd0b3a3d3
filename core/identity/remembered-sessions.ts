import QuickLRU from 'quick-lru';
import type { Flag } from '../flags/flag.ts';
import { REGISTRY_MEMORY_SECONDS } from './freshness.ts';
import type { LookUpOptions, SessionKey, SessionLookup, SignInRecord } from './sign-in-registry.ts';

const SESSIONS_REMEMBERED = 2_000;
const FLAGS = 'flags';

type Flags = Promise<readonly Flag[]>;

/**
 * Repeats an answer of the registry for a moment, and shares one read among simultaneous requests.
 * The moment counts from before the read, so an answer is never older than it says. The flags are the same
 * for everyone and remembered apart, so that they are read once a moment, not once a session, and never
 * grow older with a session that was read later.
 */
export class RememberedSessions implements SessionLookup {
  readonly #registry: SessionLookup;
  readonly #records = memory<Promise<SignInRecord>>(SESSIONS_REMEMBERED);
  readonly #flags = memory<Flags>(1);

  constructor(registry: SessionLookup) {
    this.#registry = registry;
  }

  lookUp(session: SessionKey, { access }: LookUpOptions = {}): Promise<SignInRecord> {
    const { userPoolId, userId, sessionId } = session;
    const asked = access ? [access.userPoolId, access.accessId] : [];
    const key = [userPoolId, userId, sessionId, ...asked].join(' ');
    const remembered = this.#records.get(key);
    const flags = this.#flags.get(FLAGS);
    if (remembered && flags) return together(remembered, flags);

    const reading = this.#registry
      .lookUp(session, { withFlags: !flags, access })
      .catch((error: unknown) => {
        this.#records.delete(key);
        if (!flags) this.#flags.delete(FLAGS);
        throw error;
      });
    this.#records.set(key, reading);
    return together(reading, flags ?? this.#rememberFlags(reading));
  }

  #rememberFlags(reading: Promise<SignInRecord>): Flags {
    const flags = reading.then((record) => record.flags ?? []);
    this.#flags.set(FLAGS, flags);
    return flags;
  }
}

function memory<Value>(maxSize: number) {
  return new QuickLRU<string, Value>({ maxSize, maxAge: REGISTRY_MEMORY_SECONDS * 1000 });
}

async function together(reading: Promise<SignInRecord>, read: Flags): Promise<SignInRecord> {
  const [record, flags] = await Promise.all([reading, read]);
  return { ...record, flags };
}
