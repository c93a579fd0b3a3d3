import type { Result } from '../../kit/result.ts';

/** The user directory refuses the password. */
export type PasswordRefused = { readonly kind: 'PasswordRefused' };
/** The user directory refuses the address or the name. */
export type PersonRefused = { readonly kind: 'PersonRefused' };

type Person = { readonly email: string; readonly name?: string };

/** The credentials of tenants' members: what the user directory keeps. All throw on an outage. */
export interface MemberUsers {
  /**
   * The user is there and enabled, with this password and without an authenticator; who is there already
   * keeps his id.
   */
  ensure(
    userPoolId: string,
    person: Person,
    password: string,
  ): Promise<Result<{ readonly userId: string }, PasswordRefused | PersonRefused>>;

  /** Nobody knows the password any more. */
  scramblePassword(userPoolId: string, userId: string): Promise<void>;

  /** Harmless where it is so already; `disable` also where the user is gone. */
  enable(userPoolId: string, userId: string): Promise<void>;
  disable(userPoolId: string, userId: string): Promise<void>;

  /** Deletes the user; one who is gone already is no fault. */
  remove(userPoolId: string, userId: string): Promise<void>;
}
