import {
  CodeMismatchException,
  CognitoIdentityProviderClient,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  InternalErrorException,
  InvalidPasswordException,
  NotAuthorizedException,
  PasswordResetRequiredException,
  TooManyRequestsException,
  UserNotConfirmedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { CognitoSignInProvider } from '../../../adapters/cognito/cognito-sign-in-provider.ts';

const pool = { userPoolId: 'eu-west-1_Acme00001', clientId: 'acme' };
const credentials = { email: 'ada@acme.example', password: 'secret' };
const details = { message: 'As Cognito says it', $metadata: {} };

function answering(reply: () => Promise<unknown>) {
  const client = new CognitoIdentityProviderClient({ region: 'eu-west-1' });
  return new CognitoSignInProvider(Object.assign(client, { send: reply }));
}
const failing = (error: Error) => answering(() => Promise.reject(error));
const answer = (provider: CognitoSignInProvider) =>
  provider.answerChallenge(pool, {
    username: 'ada',
    providerSession: 's',
    reply: { name: 'NEW_PASSWORD_REQUIRED', newPassword: 'x' },
  });

describe('CognitoSignInProvider', () => {
  it('tells no refusal of Cognito from another', async () => {
    for (const RefusedException of [
      NotAuthorizedException,
      UserNotFoundException,
      UserNotConfirmedException,
      PasswordResetRequiredException,
    ]) {
      const provider = failing(new RefusedException(details));
      const refused = { ok: false, error: { kind: 'InvalidCredentials' } };
      expect(await provider.signIn(pool, credentials)).toEqual(refused);
      expect(await provider.refresh(pool, 'token')).toEqual(refused);
      expect(await answer(provider)).toEqual({ ok: false, error: { kind: 'SignInLapsed' } });
    }
  });

  it('says that it is throttled, and when to come back', async () => {
    const provider = failing(new TooManyRequestsException(details));
    const throttled = { ok: false, error: { kind: 'TooManyAttempts', retryAfterSeconds: 5 } };

    expect(await provider.signIn(pool, credentials)).toEqual(throttled);
    expect(await provider.refresh(pool, 'token')).toEqual(throttled);
    expect(await answer(provider)).toEqual(throttled);
  });

  it("hands Cognito's own objection to a new password on", async () => {
    const provider = failing(new InvalidPasswordException(details));
    expect(await answer(provider)).toEqual({
      ok: false,
      error: { kind: 'WeakPassword', errors: ['As Cognito says it'] },
    });
  });

  it('knows a wrong code and one that ran out', async () => {
    for (const WrongCode of [
      CodeMismatchException,
      ExpiredCodeException,
      EnableSoftwareTokenMFAException,
    ]) {
      expect(await answer(failing(new WrongCode(details)))).toEqual({
        ok: false,
        error: { kind: 'InvalidCode' },
      });
    }
  });

  it('names a challenge that it cannot carry', async () => {
    const provider = answering(() => Promise.resolve({ ChallengeName: 'SMS_MFA', Session: 's' }));
    expect(await provider.signIn(pool, credentials)).toEqual({
      ok: false,
      error: { kind: 'ChallengeUnsupported', name: 'SMS_MFA' },
    });
  });

  it('throws what is an outage, and an answer that lacks a token', async () => {
    const outage = failing(new InternalErrorException(details));
    await expect(outage.signIn(pool, credentials)).rejects.toThrow('As Cognito says it');

    const partial = answering(() => Promise.resolve({ AuthenticationResult: { IdToken: 'a' } }));
    await expect(partial.signIn(pool, credentials)).rejects.toThrow('left out a token');
  });
});
