import type { PoolRegistration } from '../../core/identity/pool-registration.ts';
import type {
  SessionKey,
  SignInRecord,
  SignInRegistry,
} from '../../core/identity/sign-in-registry.ts';

/** Keeps the registry in memory and counts how often it is read. */
export class FakeSignInRegistry implements SignInRegistry {
  reads = 0;
  readonly #registrations = new Map<string, PoolRegistration>();
  readonly #ended = new Map<string, Date>();

  register(registration: PoolRegistration): void {
    this.#registrations.set(registration.userPoolId, registration);
  }

  async lookUp(session: SessionKey): Promise<SignInRecord> {
    this.reads += 1;
    return Promise.resolve({
      registration: this.#registrations.get(session.userPoolId) ?? null,
      isEnded: this.#ended.has(keyOf(session)),
    });
  }

  async endSession(session: SessionKey, rememberedUntil: Date): Promise<void> {
    this.#ended.set(keyOf(session), rememberedUntil);
    return Promise.resolve();
  }

  rememberedUntil(session: SessionKey): Date | undefined {
    return this.#ended.get(keyOf(session));
  }
}

const keyOf = ({ userPoolId, sessionId }: SessionKey) => `${userPoolId} ${sessionId}`;
