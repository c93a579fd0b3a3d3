import QuickLRU from 'quick-lru';
import type { PresentedKey } from '../access/api-key-text.ts';
import type { Flag } from '../flags/flag.ts';
import { REGISTRY_MEMORY_SECONDS } from './freshness.ts';
import type {
  KeyLookup,
  KeyRecord,
  LookUpOptions,
  SessionKey,
  SessionLookup,
  SignInRecord,
} from './sign-in-registry.ts';

/** Of sessions, and of keys. */
const REMEMBERED = 2_000;
const FLAGS = 'flags';

type Flags = Promise<readonly Flag[]>;
type Flagged = { readonly flags?: readonly Flag[] };

/**
 * Repeats an answer of the registry for a moment, and shares one read among simultaneous requests.
 * The moment counts from before the read, so an answer is never older than it says. The flags are the same
 * for everyone and remembered apart, so that they are read once a moment, not once a session, and never
 * grow older with a session that was read later.
 */
export class RememberedSessions implements SessionLookup, KeyLookup {
  readonly #registry: SessionLookup & KeyLookup;
  readonly #sessions = memory<Promise<SignInRecord>>(REMEMBERED);
  readonly #keys = memory<Promise<KeyRecord>>(REMEMBERED);
  readonly #flags = memory<Flags>(1);

  constructor(registry: SessionLookup & KeyLookup) {
    this.#registry = registry;
  }

  lookUp(session: SessionKey, { access }: LookUpOptions = {}): Promise<SignInRecord> {
    const { userPoolId, userId, sessionId } = session;
    const asked = access ? [access.userPoolId, access.accessId] : [];
    const key = [userPoolId, userId, sessionId, ...asked].join(' ');
    return this.#remembered(this.#sessions, key, (withFlags) =>
      this.#registry.lookUp(session, { withFlags, access }),
    );
  }

  /** By the whole text: what was read before a rotation says nothing of the new secret. */
  lookUpKey(key: PresentedKey): Promise<KeyRecord> {
    return this.#remembered(this.#keys, key.hash, (withFlags) =>
      this.#registry.lookUpKey(key, { withFlags }),
    );
  }

  #remembered<Found extends Flagged>(
    records: QuickLRU<string, Promise<Found>>,
    key: string,
    read: (withFlags: boolean) => Promise<Found>,
  ): Promise<Found> {
    const remembered = records.get(key);
    const flags = this.#flags.get(FLAGS);
    if (remembered && flags) return together(remembered, flags);

    const reading = read(!flags).catch((error: unknown) => {
      records.delete(key);
      if (!flags) this.#flags.delete(FLAGS);
      throw error;
    });
    records.set(key, reading);
    return together(reading, flags ?? this.#rememberFlags(reading));
  }

  #rememberFlags(reading: Promise<Flagged>): Flags {
    const flags = reading.then((record) => record.flags ?? []);
    this.#flags.set(FLAGS, flags);
    return flags;
  }
}

function memory<Value>(maxSize: number) {
  return new QuickLRU<string, Value>({ maxSize, maxAge: REGISTRY_MEMORY_SECONDS * 1000 });
}

async function together<Found extends Flagged>(
  reading: Promise<Found>,
  read: Flags,
): Promise<Found> {
  const [record, flags] = await Promise.all([reading, read]);
  return { ...record, flags };
}
