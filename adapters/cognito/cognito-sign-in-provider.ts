import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type { ChallengeUnsupported } from '../../core/identity/sign-in-error.ts';
import type {
  ChallengeAnswer,
  Challenged,
  ChallengeReply,
  Credentials,
  SignedIn,
  SignInProvider,
} from '../../core/identity/sign-in-provider.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { AuthenticatorSetup, isSignedInSetup } from './authenticator-setup.ts';
import { toAnswerFailure, toSignInFailure } from './sign-in-failure.ts';
import { toProgress, toSignedIn, type AuthAnswer } from './sign-in-progress.ts';

/** By the Admin operations: a client of the pool needs no secret, and only our role can sign in. */
export class CognitoSignInProvider implements SignInProvider {
  readonly #client: CognitoIdentityProviderClient;
  readonly #setup: AuthenticatorSetup;

  constructor(client: CognitoIdentityProviderClient) {
    this.#client = client;
    this.#setup = new AuthenticatorSetup(client);
  }

  async signIn(
    { userPoolId, clientId }: UserPoolRef,
    { email, password, requiresFactor }: Credentials,
  ) {
    try {
      const answer = await this.#client.send(
        new AdminInitiateAuthCommand({
          UserPoolId: userPoolId,
          ClientId: clientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      );
      return await this.#progress(answer, email, requiresFactor);
    } catch (error) {
      return fail(toSignInFailure(error));
    }
  }

  async answerChallenge(
    pool: UserPoolRef,
    answer: ChallengeAnswer,
  ): ReturnType<SignInProvider['answerChallenge']> {
    const { reply, providerSession } = answer;
    try {
      return reply.name === 'MFA_SETUP' && isSignedInSetup(providerSession)
        ? await this.#finishSetup(pool, providerSession, reply.code)
        : await this.#answer(pool, answer);
    } catch (error) {
      return fail(toAnswerFailure(error));
    }
  }

  async refresh({ userPoolId, clientId }: UserPoolRef, refreshToken: string) {
    try {
      const { AuthenticationResult } = await this.#client.send(
        new AdminInitiateAuthCommand({
          UserPoolId: userPoolId,
          ClientId: clientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: refreshToken },
        }),
      );
      return ok(toSignedIn({ RefreshToken: refreshToken, ...AuthenticationResult }));
    } catch (error) {
      return fail(toSignInFailure(error));
    }
  }

  async #answer(
    { userPoolId, clientId }: UserPoolRef,
    { username, providerSession, reply, requiresFactor }: ChallengeAnswer,
  ) {
    const session =
      reply.name === 'MFA_SETUP'
        ? await this.#setup.verify(providerSession, reply.code)
        : providerSession;
    const answer = await this.#client.send(
      new AdminRespondToAuthChallengeCommand({
        UserPoolId: userPoolId,
        ClientId: clientId,
        ChallengeName: reply.name,
        Session: session,
        ChallengeResponses: { USERNAME: username, ...toChallengeResponse(reply) },
      }),
    );
    const isFirst = reply.name === 'NEW_PASSWORD_REQUIRED';
    return this.#progress(answer, username, isFirst && requiresFactor);
  }

  /** The tokens of the sign-in that the setup belongs to, anew. */
  async #finishSetup(pool: UserPoolRef, session: string, code: string) {
    const refreshed = await this.refresh(pool, await this.#setup.verifySignedIn(session, code));
    if (refreshed.ok) return refreshed;
    const { error } = refreshed;
    return fail(error.kind === 'TooManyAttempts' ? error : ({ kind: 'SignInLapsed' } as const));
  }

  async #progress(
    answer: AuthAnswer,
    username: string,
    requiresFactor = false,
  ): Promise<Result<SignedIn | Challenged, ChallengeUnsupported>> {
    const progress = toProgress(answer, username);
    if (!progress.ok) return progress;
    const { AuthenticationResult: tokens } = answer;
    if (progress.value.kind === 'SignedIn') {
      if (!requiresFactor || tokens === undefined) return ok(progress.value);
      const setup = await this.#setup.beginSignedIn(tokens);
      return ok({ kind: 'Challenged', name: 'MFA_SETUP', username, ...setup });
    }

    const { name, ...challenged } = progress.value;
    return name === 'MFA_SETUP'
      ? ok({ name, ...challenged, ...(await this.#setup.begin(challenged.providerSession)) })
      : ok({ name, ...challenged });
  }
}

function toChallengeResponse(reply: ChallengeReply): Record<string, string> {
  switch (reply.name) {
    case 'NEW_PASSWORD_REQUIRED':
      return { NEW_PASSWORD: reply.newPassword };
    case 'SOFTWARE_TOKEN_MFA':
      return { SOFTWARE_TOKEN_MFA_CODE: reply.code };
    case 'MFA_SETUP':
      return {};
  }
}
