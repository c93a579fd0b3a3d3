import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createOperator } from '../adapters/cognito/cognito-operators.ts';
import { putMember } from '../adapters/dynamodb/members/put-member.ts';
import { ADMIN } from '../core/access/roles.ts';
import { newMember } from '../core/members/member.ts';
import { rootClient } from './aws.ts';
import type { Cloud } from './cloud.ts';

export type Credentials = { readonly email: string; readonly password: string };

/** The first operator, with a password that need not be changed; one who is there keeps it. */
export async function seedOperator(cloud: Cloud, operator: Credentials): Promise<void> {
  const { OperatorUserPoolId: userPoolId = '', ControlTableName = '' } = cloud.outputs;
  const aws = rootClient(cloud.emulatorUrl);
  const cognito = new CognitoIdentityProviderClient(aws);
  await createOperator(cognito, { userPoolId, ...operator });
  const { UserAttributes = [] } = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: userPoolId, Username: operator.email }),
  );
  const userId = UserAttributes.find(({ Name }) => Name === 'sub')?.Value ?? '';
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(aws), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const place = { tableName: ControlTableName, userPoolId, keptRole: ADMIN };
  await putMember(documents, place, {
    member: newMember({ userId, email: operator.email, role: ADMIN }, new Date()),
  });
}
