import type { SessionsEnd, ToldChange } from './user-accounts.ts';

/** As long as the mail says. */
export const RESET_MINUTES = 30;

/** Whose password a link may set. */
export type PasswordReset = {
  readonly userPoolId: string;
  readonly userId: string;
  readonly email: string;
  readonly tenantId: string;
};

/** Links that set a new password; the table holds their tokens' digests alone. */
export interface PasswordResets {
  /** The token to mail. Throws on an outage. */
  open(reset: PasswordReset): Promise<string>;

  /** Whose it is; null for one that never was, was used or has lapsed. */
  find(token: string): Promise<PasswordReset | null>;

  /**
   * Uses it up and ends all sessions of its user, at once. False, and nothing changed, where another got it first,
   * or the user's sessions were ended since it was asked for: a used link takes its siblings with it.
   */
  use(token: string, end: SessionsEnd, told: ToldChange): Promise<boolean>;
}
