import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { TOTP } from 'otpauth';
import {
  clientSettings,
  poolNameOf,
  poolSettings,
  poolTags,
} from '../../../adapters/cognito/tenant-pool-settings.ts';
import type { UserPoolRef } from '../../../core/identity/pool-registration.ts';
import { asRoot } from '../local-cloud.ts';

export const cognitoAsRoot = () => new CognitoIdentityProviderClient(asRoot());

/** A user pool with a tenant pool's own settings, except that it can be deleted; `ON` requires a second factor. */
export async function scratchPool(
  client: CognitoIdentityProviderClient,
  mfa: 'OPTIONAL' | 'ON' = 'OPTIONAL',
): Promise<UserPoolRef> {
  const id = `tnt_${randomUUID()}`;
  const settings = poolSettings({
    name: poolNameOf('test', id),
    tags: poolTags('test', id),
    sender: {
      fromAddress: 'no-reply@freehold.example',
      identityArn: 'arn:aws:ses:us-east-1:000000000000:identity/freehold.example',
    },
  });
  const { UserPool } = await client.send(
    new CreateUserPoolCommand({ ...settings, DeletionProtection: 'INACTIVE' }),
  );
  const userPoolId = UserPool?.Id ?? '';
  await client.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: userPoolId,
      MfaConfiguration: mfa,
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  );
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand(clientSettings(userPoolId)),
  );
  return { userPoolId, clientId: UserPoolClient?.ClientId ?? '' };
}

export const dropPool = (client: CognitoIdentityProviderClient, { userPoolId }: UserPoolRef) =>
  client.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }));

export type PoolUser = {
  readonly email: string;
  readonly password: string;
  readonly mustChangePassword?: boolean;
};

/** The user's id. */
export async function addPoolUser(
  client: CognitoIdentityProviderClient,
  { userPoolId }: UserPoolRef,
  { email, password, mustChangePassword }: PoolUser,
): Promise<string> {
  const { User } = await client.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: email,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  );
  const userId = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
  if (mustChangePassword) return userId;
  await client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: userPoolId,
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );
  return userId;
}

/** Enrols an authenticator with an access token of Cognito, such as only our role can get; gives the codes. */
export async function enrolAuthenticator(
  client: CognitoIdentityProviderClient,
  { userPoolId, clientId }: UserPoolRef,
  { email, password }: PoolUser,
): Promise<() => string> {
  const { AuthenticationResult } = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId: userPoolId,
      ClientId: clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  const accessToken = AuthenticationResult?.AccessToken ?? '';
  const { SecretCode: secret = '' } = await client.send(
    new AssociateSoftwareTokenCommand({ AccessToken: accessToken }),
  );
  const totp = new TOTP({ secret });
  await client.send(
    new VerifySoftwareTokenCommand({ AccessToken: accessToken, UserCode: totp.generate() }),
  );
  await client.send(
    new SetUserMFAPreferenceCommand({
      AccessToken: accessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    }),
  );
  return () => totp.generate();
}
