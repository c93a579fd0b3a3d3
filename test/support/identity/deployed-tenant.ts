import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { putMember } from '../../../adapters/dynamodb/members/put-member.ts';
import { tenantKey } from '../../../adapters/dynamodb/table/control-keys.ts';
import { fromTenantItem } from '../../../adapters/dynamodb/tenants/tenant-item.ts';
import type { UserPoolRef } from '../../../core/identity/pool-registration.ts';
import { newMember } from '../../../core/members/member.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { asRoot, documentsAsRoot } from '../local-cloud.ts';
import { addPoolUser, type PoolUser } from './cognito-scratch-pool.ts';

export async function controlTable(): Promise<string> {
  const { TableNames = [] } = await new DynamoDBClient(asRoot()).send(new ListTablesCommand());
  return TableNames.find((name) => name.includes('ControlTable')) ?? '';
}

/** What the control plane has recorded of the tenant. */
export async function tenantRecord(tenantId: string): Promise<Tenant> {
  const { Item } = await documentsAsRoot().send(
    new GetCommand({ TableName: await controlTable(), Key: tenantKey(tenantId) }),
  );
  return fromTenantItem(Item);
}

/** The user pool that the provisioning made for the tenant. */
export async function poolOf(tenantId: string): Promise<UserPoolRef> {
  const { identity } = await tenantRecord(tenantId);
  if (identity === undefined) throw new Error(`${tenantId} has no user pool.`);
  return identity;
}

/** A user of the pool who is a member with that role. */
export async function addMember(
  client: CognitoIdentityProviderClient,
  pool: UserPoolRef,
  { role, ...user }: PoolUser & { readonly role: string },
): Promise<void> {
  const TableName = await controlTable();
  const { userPoolId } = pool;
  const userId = await addPoolUser(client, pool, user);
  const member = newMember({ userId, email: user.email, role }, new Date());
  await putMember(documentsAsRoot(), { tableName: TableName, userPoolId }, { member });
}
