import { randomUUID } from 'node:crypto';
import {
  CHALLENGE_ATTEMPTS,
  CHALLENGE_SECONDS,
  type SignInChallenge,
  type SignInChallenges,
} from '../../core/identity/sign-in-challenges.ts';

type Pending = {
  readonly challenge: SignInChallenge;
  readonly expiresAt: number;
  attempts: number;
};

export class FakeSignInChallenges implements SignInChallenges {
  readonly #pending = new Map<string, Pending>();
  readonly #now: () => Date;

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  async open(challenge: SignInChallenge): Promise<string> {
    const session = `${randomUUID()}.${challenge.providerSession}`;
    const expiresAt = this.#now().getTime() + CHALLENGE_SECONDS * 1000;
    this.#pending.set(session, { challenge, expiresAt, attempts: 0 });
    return Promise.resolve(session);
  }

  async attempt(session: string): Promise<SignInChallenge | null> {
    const pending = this.#pending.get(session);
    if (!pending || pending.attempts >= CHALLENGE_ATTEMPTS) return null;
    if (pending.expiresAt <= this.#now().getTime()) return null;

    pending.attempts += 1;
    return Promise.resolve(pending.challenge);
  }

  async close(session: string): Promise<void> {
    this.#pending.delete(session);
    return Promise.resolve();
  }
}
