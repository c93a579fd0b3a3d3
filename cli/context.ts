import type { Command } from 'commander';
import { callerOf, type Call } from './operations.ts';
import { outputTo, type Output } from './output.ts';
import { profilesIn, toStoredProfile, type Profile, type Profiles } from './profiles.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import type { Surroundings } from './surroundings.ts';

type GlobalOptions = {
  readonly json?: boolean;
  readonly profile?: string;
  readonly stage?: string;
};

/** What every command is given: where to write, which platform, and its API signed in as an operator. */
export type CliContext = {
  readonly output: Output;
  readonly surroundings: Surroundings;
  readonly stage: string;
  readonly profileName: string;
  readonly profiles: Profiles;
  /** The platform that was chosen; fails when it is not known here. */
  readonly profile: () => Profile;
  /** Calls an operation as who is signed in there, or by the API key of the environment. */
  readonly call: Call;
};

export type ContextOf = (command: Command) => CliContext;

export const contextIn =
  (surroundings: Surroundings): ContextOf =>
  (command) => {
    const { env } = surroundings;
    const options = command.optsWithGlobals<GlobalOptions>();
    const stage = options.stage ?? env.FREEHOLD_STAGE ?? 'local';
    const profileName = options.profile ?? env.FREEHOLD_PROFILE ?? stage;
    const profiles = profilesIn(env);
    let signedIn: Call | undefined;

    return {
      output: outputTo(surroundings, options.json ?? false),
      surroundings,
      stage,
      profileName,
      profiles,
      profile: () => profiles.named(profileName),
      call: async (name, request) => {
        signedIn ??=
          keyCaller(surroundings, () => profiles.named(profileName)) ??
          signedInCaller(profiles, profiles.named(profileName), surroundings);
        return signedIn(name, request);
      },
    };
  };

/** With an API key there is nobody to sign in, and no profile where the key's platform is named beside it. */
function keyCaller({ env, interrupted }: Surroundings, profile: () => Profile): Call | undefined {
  const { FREEHOLD_API_KEY: key, FREEHOLD_API_URL: named } = env;
  if (!key) return undefined;
  const apiUrl = named ?? profile().apiUrl;
  refuseUnsafe('FREEHOLD_API_URL', apiUrl);
  return callerOf({ apiUrl, interrupted }, { apiKey: key });
}

function signedInCaller(profiles: Profiles, profile: Profile, { interrupted }: Surroundings): Call {
  const { apiUrl, name: profileName } = profile;
  const reach = { apiUrl, interrupted, profileName };
  if (profile.kind === 'local') return callerOf(reach, { credentials: profile.operator });
  return callerOf(reach, {
    session: profile,
    onSession: (state) => state && profiles.store(profileName, toStoredProfile(profile, state)),
  });
}
