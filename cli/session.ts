import { z } from 'zod';
import { sendRequest } from './api-client.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import { storeProfile, type Profile, type StoredProfile } from './profile.ts';

const token = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expiresIn: z.number(),
});
const session = z.object({ token: token.optional(), challenge: z.unknown().optional() });

/** Seconds before a token's end at which it is no longer used. */
const MARGIN_SECONDS = 30;

export type Credentials = {
  readonly apiUrl: string;
  readonly email: string;
  readonly password: string;
};

/** Signs an operator in; fails when the platform asks for more than a password. */
export async function signIn({ apiUrl, email, password }: Credentials): Promise<StoredProfile> {
  const { body } = await sendRequest(apiUrl, {
    method: 'POST',
    path: '/v1/sessions',
    body: { email, password },
    answer: session,
  });
  if (!body.token?.refreshToken) {
    throw new CommandFailure('The platform asks for more than a password.', {
      exitCode: EXIT.unauthorized,
      details: [JSON.stringify(body.challenge)],
      hint: 'Answer the challenge with POST /v1/sessions (see the API description), then sign in again.',
    });
  }
  const { accessToken, refreshToken, expiresIn } = body.token;
  return { apiUrl, email, accessToken, refreshToken, expiresAt: expiryOf(expiresIn) };
}

/** An access token for the profile: the stored one while it lives, else a fresh one. */
export async function accessTokenOf(profile: Profile): Promise<string> {
  if (profile.kind === 'local') {
    const { accessToken } = await signIn({ apiUrl: profile.apiUrl, ...profile.operator });
    return accessToken;
  }
  return profile.expiresAt > Date.now() ? profile.accessToken : refresh(profile);
}

async function refresh({
  name,
  apiUrl,
  email,
  refreshToken,
}: Extract<Profile, { kind: 'stored' }>) {
  const { body } = await sendRequest(apiUrl, {
    method: 'POST',
    path: '/v1/sessions/refresh',
    body: { refreshToken },
    answer: z.object({ token }),
  });
  const { accessToken, expiresIn } = body.token;
  storeProfile(name, { apiUrl, email, refreshToken, accessToken, expiresAt: expiryOf(expiresIn) });
  return accessToken;
}

const expiryOf = (expiresIn: number) => Date.now() + (expiresIn - MARGIN_SECONDS) * 1_000;
