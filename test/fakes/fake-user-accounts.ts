import type { UserKey } from '../../core/identity/signed-in-user.ts';
import type { SessionKey } from '../../core/identity/sign-in-registry.ts';
import type {
  ListedSession,
  SessionsEnd,
  ToldChange,
  UserAccounts,
} from '../../core/identity/user-accounts.ts';
import type { FakeSignInRegistry } from './fake-sign-in-registry.ts';

/** The accounts of whom the registry knows, and what was told of their changes. */
export class FakeUserAccounts implements UserAccounts {
  readonly told: ToldChange[] = [];
  readonly names = new Map<string, string>();
  readonly #registry: FakeSignInRegistry;

  constructor(registry: FakeSignInRegistry) {
    this.#registry = registry;
  }

  async sessionsOf(user: UserKey): Promise<readonly ListedSession[]> {
    const { validFrom = '', keptSession } = this.#registry.memberOf(user) ?? {};
    return Promise.resolve(
      [...this.#registry.begunBy(user)]
        .map(([id, session]) => ({ id, ...session }))
        .filter(({ id, startedAt }) => id === keptSession || startedAt >= new Date(validFrom)),
    );
  }

  async endSession(session: SessionKey, told: ToldChange): Promise<boolean> {
    if (!this.#registry.begunBy(session).has(session.sessionId)) return false;
    await this.#registry.endSession(session);
    this.told.push(told);
    return true;
  }

  async endSessions(user: UserKey, end: SessionsEnd, told: ToldChange): Promise<void> {
    const member = this.#registry.memberOf(user);
    if (!member) throw new Error('No member');
    const { at, keptSession } = end;
    this.#registry.setMember(user, { ...member, validFrom: at.toISOString(), keptSession });
    this.told.push(told);
    return Promise.resolve();
  }

  async rename({ userId }: UserKey, name: string, told: ToldChange): Promise<void> {
    this.names.set(userId, name);
    this.told.push(told);
    return Promise.resolve();
  }
}
