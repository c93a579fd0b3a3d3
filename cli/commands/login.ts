import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { storeProfile } from '../profile.ts';
import { signIn } from '../session.ts';

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
  const password = passwordStdin ? (await text(process.stdin)).trimEnd() : await askPassword();
  storeProfile(profileName, await signIn({ apiUrl, email, password }));
  output.result({ profile: profileName, apiUrl }, [`Signed in to ${profileName} as ${email}.`]);
}

/** Asks on the terminal without showing what is typed. */
async function askPassword(): Promise<string> {
  process.stderr.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return password;
}
