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
const challenge = z.looseObject({ name: z.string(), session: z.string() });
const session = z.object({ token: token.optional(), challenge: challenge.optional() });

/** Seconds before a token's end at which it is no longer used. */
const MARGIN_SECONDS = 30;

export type Credentials = {
  readonly apiUrl: string;
  readonly email: string;
  readonly password: string;
};

/** Asks the operator for what the platform wants beside the password; fails where nobody can be asked. */
export type AnswerChallenge = (
  name: string,
) => Promise<{ readonly newPassword: string } | { readonly code: string }>;

/** Signs an operator in, answering challenges (a new password, a code) until there is a token. */
export async function signIn(
  { apiUrl, email, password }: Credentials,
  answerChallenge: AnswerChallenge = refuseChallenge,
): Promise<StoredProfile> {
  let body = await openSession(apiUrl, { email, password });
  while (body.challenge) {
    const { name, session: text } = body.challenge;
    const answer = { name, session: text, ...(await answerChallenge(name)) };
    body = await openSession(apiUrl, { email, challenge: answer });
  }
  const { accessToken, refreshToken, expiresIn } = token.required().parse(body.token);
  return { apiUrl, email, accessToken, refreshToken, expiresAt: expiryOf(expiresIn) };
}

const openSession = async (apiUrl: string, request: object) =>
  (
    await sendRequest(apiUrl, {
      method: 'POST',
      path: '/v1/sessions',
      body: request,
      answer: session,
    })
  ).body;

const refuseChallenge: AnswerChallenge = (name) =>
  Promise.reject(
    new CommandFailure(`The platform asks for more than a password: ${name}.`, {
      exitCode: EXIT.unauthorized,
      hint: 'Sign in with `freehold login` on a terminal.',
    }),
  );

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
