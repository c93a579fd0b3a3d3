import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';

/** `freehold logout`: ends the session and forgets its tokens, even where the platform does not answer. */
export async function logout({ call, profileName, profiles, output }: CliContext): Promise<void> {
  const stored = profiles.find(profileName);
  if (stored) {
    const ended = await call('endSession').then(() => null, reasonOf);
    profiles.remove(profileName);
    if (ended) output.remark(`The platform was not told: ${ended}`);
  }
  const said = stored
    ? `Signed out of ${profileName}.`
    : `You were not signed in to ${profileName}.`;
  output.result({ profile: profileName, signedOut: stored !== undefined }, [said]);
}

function reasonOf(error: unknown): string {
  if (error instanceof CommandFailure) return error.message;
  throw error;
}
