import {
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  RevokeTokenCommand,
  UserNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type {
  ChallengeAnswer,
  ChallengeReply,
  Credentials,
  SignInProvider,
} from '../../core/identity/sign-in-provider.ts';
import { fail, ok } from '../../kit/result.ts';
import { toAnswerFailure, toSignInFailure, isDeadToken } from './sign-in-failure.ts';
import { toProgress, toSignedIn } from './sign-in-progress.ts';

/** By the Admin operations: a client of the pool needs no secret, and only our role can sign in. */
export class CognitoSignInProvider implements SignInProvider {
  readonly #client: CognitoIdentityProviderClient;

  constructor(client: CognitoIdentityProviderClient) {
    this.#client = client;
  }

  async signIn({ userPoolId, clientId }: UserPoolRef, { email, password }: Credentials) {
    try {
      const answer = await this.#client.send(
        new AdminInitiateAuthCommand({
          UserPoolId: userPoolId,
          ClientId: clientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      );
      return toProgress(answer, email);
    } catch (error) {
      return fail(toSignInFailure(error));
    }
  }

  async answerChallenge(
    { userPoolId, clientId }: UserPoolRef,
    { username, providerSession, reply }: ChallengeAnswer,
  ) {
    try {
      const answer = await this.#client.send(
        new AdminRespondToAuthChallengeCommand({
          UserPoolId: userPoolId,
          ClientId: clientId,
          ChallengeName: reply.name,
          Session: providerSession,
          ChallengeResponses: { USERNAME: username, ...toChallengeResponse(reply) },
        }),
      );
      return toProgress(answer, username);
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

  async revoke({ clientId }: UserPoolRef, refreshToken: string): Promise<void> {
    try {
      await this.#client.send(new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken }));
    } catch (error) {
      if (!isDeadToken(error)) throw error;
    }
  }

  async emailOf(userPoolId: string, username: string): Promise<string | null> {
    try {
      const { UserAttributes } = await this.#client.send(
        new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }),
      );
      return UserAttributes?.find(({ Name }) => Name === 'email')?.Value ?? null;
    } catch (error) {
      if (error instanceof UserNotFoundException) return null;
      throw error;
    }
  }
}

const toChallengeResponse = (reply: ChallengeReply): Record<string, string> =>
  reply.name === 'NEW_PASSWORD_REQUIRED'
    ? { NEW_PASSWORD: reply.newPassword }
    : { SOFTWARE_TOKEN_MFA_CODE: reply.code };
