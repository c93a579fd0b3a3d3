import type { Result } from '../../kit/result.ts';
import type { AccountMails } from './account-mail.ts';
import {
  FAILURES_MAIL_LIMIT,
  GUESS_SOURCE_LIMIT,
  type AttemptCounter,
  type AttemptLimit,
} from './attempt-limit.ts';
import type { SignInCaller } from './sign-in-caller.ts';
import type { TooManyAttempts } from './sign-in-error.ts';
import { sourceOf } from './source-network.ts';

export type CountedGuessPorts = {
  attempts: AttemptCounter;
  mails: AccountMails;
  now: () => Date;
};
export type Guess = { readonly limit: AttemptLimit; readonly caller: SignInCaller };

type Outcome<T, E> = Result<T, E | TooManyAttempts>;

/**
 * Makes a guess at a password or a code, counted before it is made: for its source, and at the account. A device
 * that the account knows is counted by itself and waits for no neighbour, so that no stranger's guesses, however
 * many, keep the user out; all strangers to the account are counted together.
 */
export async function countedGuess<T, E extends { readonly kind: string }>(
  ports: CountedGuessPorts,
  guess: Guess,
  make: () => Promise<Result<T, E>>,
): Promise<Outcome<T, E>> {
  const { attempts } = ports;
  const { caller, limit } = guess;
  const source = sourceOf(caller.device.sourceIp);
  const bySource = await attempts.begin(GUESS_SOURCE_LIMIT, source);
  if (!bySource.ok && !caller.isKnownDevice) return bySource;

  const subject = subjectOf(caller);
  const counted = await attempts.begin(limit, subject);
  if (!counted.ok) return counted;

  const made = await make();
  if (!made.ok && isWrong(made.error)) {
    await tellFailures(ports, guess, counted.value);
    return made;
  }
  await Promise.all([
    bySource.ok ? attempts.takeBack(GUESS_SOURCE_LIMIT, source) : undefined,
    made.ok ? attempts.reset(limit, subject) : attempts.takeBack(limit, subject),
  ]);
  return made;
}

/** By whom a guess is counted: the strangers to an account are one. */
const subjectOf = (caller: SignInCaller): string =>
  caller.isKnownDevice ? `${strangersOf(caller)}#${caller.mark}` : strangersOf(caller);

/** As whom strangers to an account are counted. */
export const strangersOf = ({ userPoolId, email }: Pick<SignInCaller, 'userPoolId' | 'email'>) =>
  `${userPoolId}#${email}`;

const WRONG = ['InvalidCredentials', 'InvalidCode'];
const isWrong = ({ kind }: { readonly kind: string }): boolean => WRONG.includes(kind);

/** Whether there is such a user is found out by who sends the mail. */
async function tellFailures(
  { attempts, mails, now }: CountedGuessPorts,
  { limit, caller }: Guess,
  failures: number,
): Promise<void> {
  if (failures < limit.freeAttempts) return;
  const isDue = await attempts.begin(FAILURES_MAIL_LIMIT, strangersOf(caller));
  if (!isDue.ok) return;

  const { tenantId, userPoolId, email, device } = caller;
  const time = now().toISOString();
  await mails.post({
    kind: 'many-failures',
    ...{ tenantId, userPoolId, email, time, failures, address: device.sourceIp },
  });
}
