import type { Result } from '../../kit/result.ts';
import type { TooManyAttempts } from './sign-in-error.ts';

/** How attempts that may be guesses are slowed: the first ones freely, then each after a doubled wait. */
export type AttemptLimit = {
  /** Names the limit in the registry: each counts apart. */
  readonly name: string;
  readonly freeAttempts: number;
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
  /** The count starts anew when nobody tried for so long. */
  readonly keptSeconds: number;
};

/**
 * Codes of one user, who was right about the password. An attacker gets some 100 guesses a day; three
 * codes in a million are right at any moment, so a guess succeeds once in nine years.
 */
export const CODE_LIMIT: AttemptLimit = {
  name: 'code',
  freeAttempts: 5,
  firstDelaySeconds: 60,
  longestDelaySeconds: 900,
  keptSeconds: 86_400,
};

/**
 * Passwords at one account. Cognito locks a user out for everybody, for 2^(n-5) seconds after n failures,
 * and forgets them after 15 minutes without an attempt: at this pace the tenth comes after 15 minutes, so
 * strangers whom we let pass keep nobody waiting there for more than 16 seconds.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow-things-to-know.html
 */
export const PASSWORD_LIMIT: AttemptLimit = { ...CODE_LIMIT, name: 'password' };

/** Passwords and codes by the network they come from, which may be a whole company's; right ones do not count. */
export const GUESS_SOURCE_LIMIT: AttemptLimit = {
  name: 'guess-source',
  freeAttempts: 100,
  firstDelaySeconds: 60,
  longestDelaySeconds: 900,
  keptSeconds: 3_600,
};

/** Mails that tell a user of failed sign-ins: the second one after an hour, and then ever more rarely. */
export const FAILURES_MAIL_LIMIT: AttemptLimit = {
  name: 'failures-mail',
  freeAttempts: 1,
  firstDelaySeconds: 3_600,
  longestDelaySeconds: 86_400,
  keptSeconds: 604_800,
};

/** Passwords that a signed-in user is asked for once more. */
export const CONFIRM_LIMIT: AttemptLimit = { ...CODE_LIMIT, name: 'confirm' };

/** Mails that somebody asks for, by the address they would go to: nobody's mailbox is filled by us. */
export const MAIL_ADDRESS_LIMIT: AttemptLimit = {
  name: 'mail-address',
  freeAttempts: 3,
  firstDelaySeconds: 300,
  longestDelaySeconds: 3_600,
  keptSeconds: 86_400,
};

/** The same by the network they are asked from, which may be a whole company's. */
export const MAIL_SOURCE_LIMIT: AttemptLimit = {
  name: 'mail-source',
  freeAttempts: 50,
  firstDelaySeconds: 60,
  longestDelaySeconds: 900,
  keptSeconds: 3_600,
};

/** How long the next attempt waits after that many in a row without success. */
export const delayAfter = (
  { freeAttempts, firstDelaySeconds, longestDelaySeconds }: AttemptLimit,
  attempts: number,
): number =>
  attempts < freeAttempts
    ? 0
    : Math.min(firstDelaySeconds * 2 ** (attempts - freeAttempts), longestDelaySeconds);

/** Counts attempts by subject, such as one user, however many sign-ins they are spread over. */
export interface AttemptCounter {
  /**
   * Counts an attempt before it is made, and tells how many there were; fails, and counts nothing, while
   * a wait is not over.
   */
  begin(limit: AttemptLimit, subject: string): Promise<Result<number, TooManyAttempts>>;

  /** One that was counted was no failure, or was never made: it counts no more, and nobody waits for it. */
  takeBack(limit: AttemptLimit, subject: string): Promise<void>;

  /** Forgets the attempts, after one that was right. */
  reset(limit: AttemptLimit, subject: string): Promise<void>;
}
