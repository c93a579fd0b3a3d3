import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  InvalidPasswordException,
  UsernameExistsException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { OperatorUsers } from '../../core/members/create-operator.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { CognitoMemberUsers } from './cognito-member-users.ts';

export type NewOperator = {
  readonly userPoolId: string;
  readonly email: string;
  /** Lasting; without it the operator gets a first password to exchange at the first sign-in. */
  readonly password?: string;
};

export type CreatedOperator = { readonly userId: string; readonly temporaryPassword?: string };
export type OperatorExists = { readonly kind: 'OperatorExists'; readonly email: string };
export type OperatorPasswordRefused = {
  readonly kind: 'OperatorPasswordRefused';
  readonly reason: string;
};

/** Makes an operator of the platform without an e-mail: the caller hands the password over. */
export async function createOperator(
  client: CognitoIdentityProviderClient,
  { userPoolId, email, password }: NewOperator,
): Promise<Result<CreatedOperator, OperatorExists | OperatorPasswordRefused>> {
  const firstPassword = password ?? newPassword();
  try {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
        Username: email.toLowerCase(),
        TemporaryPassword: firstPassword,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email.toLowerCase() },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    if (password !== undefined) {
      await client.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: userPoolId,
          Username: email.toLowerCase(),
          Password: password,
          Permanent: true,
        }),
      );
    }
    const userId = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
    return ok(password === undefined ? { userId, temporaryPassword: firstPassword } : { userId });
  } catch (error) {
    return fail(toFailure(error, email));
  }
}

/** 144 random bits, with one character of each sort that the policy asks for. */
const newPassword = (): string => `${randomBytes(18).toString('base64url')}aA1!`;

function toFailure(error: unknown, email: string): OperatorExists | OperatorPasswordRefused {
  if (error instanceof UsernameExistsException) return { kind: 'OperatorExists', email };
  if (error instanceof InvalidPasswordException) {
    return { kind: 'OperatorPasswordRefused', reason: error.message };
  }
  throw error;
}

/** The operators' pool as the API works on it. */
export const operatorUsers = (
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): OperatorUsers => ({
  async create(email) {
    const created = await createOperator(client, { userPoolId, email });
    if (created.ok) {
      const { userId, temporaryPassword: firstPassword = '' } = created.value;
      return { userId, firstPassword };
    }
    if (created.error.kind === 'OperatorExists') return null;
    throw new Error(`Cognito refused a password that we made: ${created.error.reason}`);
  },
  remove: (email) => new CognitoMemberUsers(client).remove(userPoolId, email),
});
