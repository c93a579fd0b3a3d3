import {
  delayAfter,
  type AttemptCounter,
  type AttemptLimit,
} from '../../core/identity/attempt-limit.ts';
import type { TooManyAttempts } from '../../core/identity/sign-in-error.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

type Counted = { readonly attempts: number; readonly waitsUntil: number; readonly until: number };

export class FakeAttemptCounter implements AttemptCounter {
  readonly #counted = new Map<string, Counted>();
  readonly #now: () => Date;

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  async begin(limit: AttemptLimit, subject: string): Promise<Result<number, TooManyAttempts>> {
    const now = this.#now().getTime() / 1000;
    const found = this.#counted.get(keyOf(limit, subject));
    const { attempts, waitsUntil } =
      found && found.until > now ? found : { attempts: 0, waitsUntil: 0 };
    if (waitsUntil > now) {
      return fail({ kind: 'TooManyAttempts', retryAfterSeconds: waitsUntil - now });
    }
    this.#counted.set(keyOf(limit, subject), {
      attempts: attempts + 1,
      waitsUntil: now + delayAfter(limit, attempts + 1),
      until: now + limit.keptSeconds,
    });
    return Promise.resolve(ok(attempts + 1));
  }

  async takeBack(limit: AttemptLimit, subject: string): Promise<void> {
    const found = this.#counted.get(keyOf(limit, subject));
    if (found && found.attempts > 0) {
      const attempts = found.attempts - 1;
      this.#counted.set(keyOf(limit, subject), { ...found, attempts, waitsUntil: 0 });
    }
    return Promise.resolve();
  }

  async reset(limit: AttemptLimit, subject: string): Promise<void> {
    this.#counted.delete(keyOf(limit, subject));
    return Promise.resolve();
  }
}

const keyOf = ({ name }: AttemptLimit, subject: string) => `${name} ${subject}`;
