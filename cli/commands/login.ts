import type { AnswerChallenge } from '../../sdk/src/index.ts';
import { failWith } from '../api-failure.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { refuseUnsafe } from '../refuse-unsafe.ts';
import { clientAt } from '../operations.ts';
import { toStoredProfile } from '../profiles.ts';
import { answersOfStdin, answersOfTerminal, type SecretAnswers } from '../secret-answers.ts';
import { showAuthenticator } from '../show-authenticator.ts';

export type LoginOptions = {
  readonly apiUrl?: string;
  readonly email?: string;
  readonly tenant?: string;
  readonly passwordStdin?: boolean;
};

/** `freehold login`: signs an operator, or a tenant's user, in and keeps the tokens, never the password. */
export async function login(context: CliContext, options: LoginOptions): Promise<void> {
  const { profileName, profiles, surroundings, output } = context;
  if (profileName === 'local') {
    tellOfLocal(context);
    return;
  }

  const { apiUrl, email, tenant } = whereAndWho(context, options);
  const answer = (options.passwordStdin ? answersOfStdin : answersOfTerminal)(surroundings);
  const password = await answer(`Password of ${email}`);
  const reach = { apiUrl, interrupted: surroundings.interrupted };
  const client = clientAt(reach, {
    onSession: (state) =>
      state && profiles.store(profileName, toStoredProfile({ apiUrl, tenant, email }, state)),
  });
  await client
    .signIn({ tenant, email, password }, challengesBy(context, answer))
    .catch(failWith(reach));
  output.result({ profile: profileName, apiUrl, tenant, email }, [
    `Signed in to ${profileName} as ${email}.`,
  ]);
}

function tellOfLocal({ profile, output }: CliContext) {
  const { apiUrl } = profile();
  output.result({ profile: 'local', apiUrl }, [
    'The platform on this machine needs no login: its operator stands in .freehold/local.json.',
    'For another platform, name a profile or a stage: freehold login --profile prod …',
  ]);
}

function whereAndWho({ profiles, profileName }: CliContext, options: LoginOptions) {
  const known = profiles.find(profileName);
  const { email = known?.email, tenant = known?.tenant } = options;
  if (!(options.apiUrl ?? known?.apiUrl) || !email) {
    throw new CommandFailure('Say where and who: --api-url https://… --email you@example.com', {
      exitCode: EXIT.invalid,
    });
  }
  return { apiUrl: apiUrlOf({ profiles, profileName }, options), email, tenant };
}

/** Where to send a password to: as the options or the last login say. */
export function apiUrlOf(
  { profiles, profileName }: Pick<CliContext, 'profiles' | 'profileName'>,
  options: Pick<LoginOptions, 'apiUrl'>,
): string {
  const apiUrl = options.apiUrl ?? profiles.find(profileName)?.apiUrl;
  if (!apiUrl) {
    throw new CommandFailure('Say where: --api-url https://…', { exitCode: EXIT.invalid });
  }
  refuseUnsafe('--api-url', apiUrl);
  return apiUrl.replace(/\/$/, '');
}

const challengesBy =
  ({ output }: CliContext, answer: SecretAnswers): AnswerChallenge =>
  async (challenge) => {
    switch (challenge.name) {
      case 'NEW_PASSWORD_REQUIRED':
        return { newPassword: await answer('A first password must be replaced. New password') };
      case 'SOFTWARE_TOKEN_MFA':
        return { code: await answer('Code of your authenticator app') };
      case 'MFA_SETUP':
        showAuthenticator(output, challenge.authenticator);
        return { code: await answer('Code that the app shows now') };
    }
  };
