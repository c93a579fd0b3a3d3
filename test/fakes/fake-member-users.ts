import type { MemberUsers } from '../../core/members/member-users.ts';
import { fail, ok } from '../../kit/result.ts';

type FakeUser = { email: string; password: string; isEnabled: boolean };

/** The users of one pool, by their ids. */
export class FakeMemberUsers implements MemberUsers {
  readonly users = new Map<string, FakeUser>();
  /** What the next call does in place of answering. */
  outage: Error | null = null;
  refuses: 'PasswordRefused' | 'PersonRefused' | null = null;
  #made = 0;

  async ensure(_pool: string, { email }: { email: string }, password: string) {
    this.#fail();
    if (this.refuses) return fail({ kind: this.refuses });
    const known = [...this.users].find(([, user]) => user.email === email);
    const userId = known?.[0] ?? `user-${(this.#made += 1)}`;
    this.users.set(userId, { email, password, isEnabled: true });
    return ok({ userId });
  }

  async scramblePassword(_pool: string, userId: string) {
    this.#change(userId, { password: 'nobody knows' });
  }

  async enable(_pool: string, userId: string) {
    this.#fail();
    this.#change(userId, { isEnabled: true });
  }

  async disable(_pool: string, userId: string) {
    this.#fail();
    this.#change(userId, { isEnabled: false });
  }

  async remove(_pool: string, userId: string) {
    this.#fail();
    this.users.delete(userId);
  }

  #change(userId: string, change: Partial<FakeUser>) {
    const user = this.users.get(userId);
    if (user) this.users.set(userId, { ...user, ...change });
  }

  #fail() {
    const { outage } = this;
    this.outage = null;
    if (outage) throw outage;
  }
}
