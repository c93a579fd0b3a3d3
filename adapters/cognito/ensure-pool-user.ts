import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  UsernameExistsException,
  type AttributeType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

type Person = { readonly email: string; readonly name?: string };

/** The user of that address, made without a mail of Cognito's where there is none yet. */
export async function ensurePoolUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  { email, name }: Person,
): Promise<{ readonly userId: string; readonly isNew: boolean }> {
  const user = { UserPoolId: userPoolId, Username: email };
  try {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        ...user,
        // Our own mails tell how to sign in; Cognito's would be a second one.
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          ...(name ? [{ Name: 'name', Value: name }] : []),
        ],
      }),
    );
    return { userId: userIdOf(User?.Attributes), isNew: true };
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
    const { UserAttributes } = await client.send(new AdminGetUserCommand(user));
    return { userId: userIdOf(UserAttributes), isNew: false };
  }
}

function userIdOf(attributes: AttributeType[] = []): string {
  const sub = attributes.find(({ Name }) => Name === 'sub')?.Value;
  if (!sub) throw new Error('Cognito told of a user without an id.');
  return sub;
}
