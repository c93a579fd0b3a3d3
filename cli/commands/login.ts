import { text } from 'node:stream/consumers';
import { askSecret } from '../ask-secret.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { storeProfile } from '../profile.ts';
import { signIn, type AnswerChallenge } from '../session.ts';

export type LoginOptions = {
  readonly apiUrl?: string;
  readonly email?: string;
  readonly passwordStdin?: boolean;
};

/** `freehold login`: signs an operator in and keeps the tokens, never the password. */
export async function login(
  { profileName, profile, output }: CliContext,
  { apiUrl, email, passwordStdin }: LoginOptions,
): Promise<void> {
  if (profileName === 'local') {
    const { apiUrl: url } = profile();
    output.result({ profile: profileName, apiUrl: url }, [
      'The platform on this machine needs no login: its operator stands in .freehold/local.json.',
    ]);
    return;
  }
  if (!apiUrl || !email) {
    throw new CommandFailure('Say where and who: --api-url https://… --email you@example.com', {
      exitCode: EXIT.invalid,
    });
  }
  const password = passwordStdin ? await passwordFromStdin() : await askSecret('Password');
  storeProfile(profileName, await signIn({ apiUrl, email, password }, askForAnswer));
  output.result({ profile: profileName, apiUrl }, [`Signed in to ${profileName} as ${email}.`]);
}

const passwordFromStdin = async () => (await text(process.stdin)).trimEnd();

const askForAnswer: AnswerChallenge = async (name) =>
  name === 'NEW_PASSWORD_REQUIRED'
    ? { newPassword: await askSecret('New password') }
    : { code: await askSecret('Code of your authenticator app') };
