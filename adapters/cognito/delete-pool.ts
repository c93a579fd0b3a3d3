import {
  DeleteUserPoolCommand,
  UpdateUserPoolCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { poolTags } from './tenant-pool-settings.ts';

/** Lifts the pool's protection and deletes it with all in it. Throws where there is none. */
export async function deletePool(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  tags: ReturnType<typeof poolTags>,
): Promise<void> {
  await client.send(
    new UpdateUserPoolCommand({
      UserPoolId: userPoolId,
      DeletionProtection: 'INACTIVE',
      // What an update does not name is reset, and without its tags nobody may delete the pool:
      // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
      UserPoolTags: tags,
    }),
  );
  await client.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }));
}
