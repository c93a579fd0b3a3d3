import type { Result } from '../../kit/result.ts';
import type { UserPoolRef } from './pool-registration.ts';
import type { WeakPassword } from './sign-in-error.ts';

/** Changes what a user signs in with, without knowing what it was. */
export interface UserCredentials {
  /** Lasting from now on. Throws on an outage. */
  setPassword(
    pool: Pick<UserPoolRef, 'userPoolId'>,
    email: string,
    password: string,
  ): Promise<Result<void, WeakPassword>>;

  /** From now on the password is enough. Again is harmless. Throws on an outage. */
  removeSecondFactor(pool: Pick<UserPoolRef, 'userPoolId'>, email: string): Promise<void>;
}
