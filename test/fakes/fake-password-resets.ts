import { randomUUID } from 'node:crypto';
import {
  RESET_MINUTES,
  type PasswordReset,
  type PasswordResets,
} from '../../core/identity/password-resets.ts';
import type { SessionsEnd, ToldChange } from '../../core/identity/user-accounts.ts';
import type { FakeSignInRegistry } from './fake-sign-in-registry.ts';
import type { FakeUserAccounts } from './fake-user-accounts.ts';

type Options = {
  readonly registry: FakeSignInRegistry;
  readonly accounts: FakeUserAccounts;
  readonly now: () => Date;
};

export class FakePasswordResets implements PasswordResets {
  readonly #opened = new Map<string, { reset: PasswordReset; openedAt: Date }>();
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async open(reset: PasswordReset): Promise<string> {
    const token = randomUUID();
    this.#opened.set(token, { reset, openedAt: this.#options.now() });
    return Promise.resolve(token);
  }

  async find(token: string): Promise<PasswordReset | null> {
    const { reset, openedAt } = this.#opened.get(token) ?? {};
    const end = (openedAt?.getTime() ?? 0) + RESET_MINUTES * 60_000;
    return Promise.resolve(reset && end > this.#options.now().getTime() ? reset : null);
  }

  async use(token: string, end: SessionsEnd, told: ToldChange): Promise<boolean> {
    const reset = await this.find(token);
    if (reset === null) return false;
    const { openedAt = new Date(0) } = this.#opened.get(token) ?? {};
    const { validFrom = '' } = this.#options.registry.memberOf(reset) ?? {};
    if (openedAt < new Date(validFrom)) return false;

    this.#opened.delete(token);
    await this.#options.accounts.endSessions(reset, end, told);
    return true;
  }
}
