import type { Result } from '../../kit/result.ts';
import type { Membership } from '../access/membership.ts';
import type { Authenticated } from '../access/principal.ts';
import type { AuthenticationError } from './authentication-error.ts';
import type { VerifiedToken } from './token-verifier.ts';

export type Authentication = Result<Authenticated, AuthenticationError>;

/** What the token says of its bearer, in every kind of principal. */
export const toSignedIn = ({ userId, ...token }: VerifiedToken) => ({ id: userId, ...token });

export const granted = (member: Membership | null, permissions: readonly string[]) => ({
  role: member?.role ?? '',
  permissions: permissions.join(' '),
});
