import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import { cognitoAsRoot } from '../support/identity/cognito-scratch-pool.ts';
import {
  challenged,
  onEncrypted,
  signedIn,
  type SignInSubject,
} from '../support/identity/sign-in-subjects.ts';

const ada = { email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };
const eve = { email: 'eve@acme.example', password: 'First-Pass-7', mustChangePassword: true };

describe('what a client gets of Cognito', () => {
  let subject: SignInSubject;
  let pool: UserPoolRef;
  beforeAll(async () => {
    subject = await onEncrypted();
    pool = await subject.makePool();
    for (const user of [ada, eve]) await subject.addUser(pool, user);
  });
  afterAll(() => subject.end());

  // The emulator's DeleteUser takes any token; AWS asks for this scope.
  it('is a token without the scope that its own operations ask for', async () => {
    const { tokens } = signedIn(await subject.provider.signIn(pool, ada));
    const claims = decomposeUnverifiedJwt(tokens.accessToken).payload;
    expect(claims).toMatchObject({ token_use: 'id', aud: pool.clientId });
    expect(claims.scope).toBeUndefined();
  });

  it('is a refresh token that gives nothing but to us', async () => {
    const { tokens } = signedIn(await subject.provider.signIn(pool, ada));
    const refresh = new InitiateAuthCommand({
      ClientId: pool.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokens.refreshToken },
    });
    await expect(cognitoAsRoot().send(refresh)).rejects.toThrow('Invalid Refresh Token');
  });

  it('is a session of a challenge that is good for this pool, by us, alone', async () => {
    const { provider } = subject;
    const { username, providerSession } = challenged(await provider.signIn(pool, eve));
    const reply = { name: 'NEW_PASSWORD_REQUIRED', newPassword: ada.password } as const;
    const lapsed = { ok: false, error: { kind: 'SignInLapsed' } };
    const other = await subject.makePool();
    const given = { username, providerSession, reply };

    expect(await provider.answerChallenge(other, given)).toEqual(lapsed);
    expect(await provider.answerChallenge(pool, { ...given, providerSession: 'x' })).toEqual(
      lapsed,
    );
    signedIn(await provider.answerChallenge(pool, given));
  });
});
