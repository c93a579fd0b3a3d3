import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { rootClient } from './aws.ts';
import type { Cloud } from './cloud.ts';

export type Credentials = { readonly email: string; readonly password: string };

/** The first operator, with a password that need not be changed; one who is there keeps it. */
export async function seedOperator(cloud: Cloud, operator: Credentials): Promise<void> {
  const client = new CognitoIdentityProviderClient(rootClient(cloud.emulatorUrl));
  const user = { UserPoolId: cloud.outputs.OperatorUserPoolId, Username: operator.email };
  const attributes = { email: operator.email, email_verified: 'true' };
  try {
    await client.send(
      new AdminCreateUserCommand({
        ...user,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: operator.password,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
  await client.send(
    new AdminSetUserPasswordCommand({ ...user, Password: operator.password, Permanent: true }),
  );
}
