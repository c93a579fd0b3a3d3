import type { Command } from 'commander';
import type { z } from 'zod';
import { sendRequest, type ApiAnswer, type ApiRequest } from './api-client.ts';
import { outputTo, type Output } from './output.ts';
import { profileNamed, type Profile } from './profile.ts';
import { accessTokenOf } from './session.ts';

export type GlobalOptions = {
  readonly json?: boolean;
  readonly profile?: string;
  readonly stage?: string;
};

/** What every command is given: where to write, which platform, and its API signed in as an operator. */
export type CliContext = {
  readonly output: Output;
  readonly stage: string;
  readonly profileName: string;
  readonly profile: () => Profile;
  readonly send: <Schema extends z.ZodType>(
    request: ApiRequest<Schema>,
  ) => Promise<ApiAnswer<z.output<Schema>>>;
};

export function contextOf(command: Command): CliContext {
  const options = command.optsWithGlobals<GlobalOptions>();
  const stage = options.stage ?? process.env.FREEHOLD_STAGE ?? 'local';
  const profileName = options.profile ?? process.env.FREEHOLD_PROFILE ?? stage;
  let accessToken: Promise<string> | undefined;

  return {
    output: outputTo(options.json ?? false),
    stage,
    profileName,
    profile: () => profileNamed(profileName),
    send: async (request) => {
      const profile = profileNamed(profileName);
      accessToken ??= accessTokenOf(profile);
      const headers = { ...request.headers, authorization: `Bearer ${await accessToken}` };
      return sendRequest(profile.apiUrl, { ...request, headers });
    },
  };
}
