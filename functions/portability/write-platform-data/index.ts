import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoMemberUsers } from '../../../adapters/cognito/cognito-member-users.ts';
import { DynamoTenantPolicies } from '../../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoInvitationRegistry } from '../../../adapters/dynamodb/members/dynamo-invitation-registry.ts';
import { DynamoMigratedMembers } from '../../../adapters/dynamodb/members/dynamo-migrated-members.ts';
import { DynamoRoleRegistry } from '../../../adapters/dynamodb/roles/dynamo-role-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoTenantRegistry } from '../../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { getByLink } from '../../../adapters/s3/get-by-link.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { writePlatformDataEnv } from './env.ts';
import { writePlatformDataHandler } from './write-platform-data.ts';

const { CONTROL_TABLE_NAME: tableName } = readEnv(writePlatformDataEnv);
const table = { documents: documents(), tableName };

export const handler = writePlatformDataHandler({
  jobs: new DynamoJobRepository(table, parseJob),
  tenants: new DynamoTenantFinder(table.documents, tableName),
  roles: new DynamoRoleRegistry(table.documents, tableName),
  invitations: new DynamoInvitationRegistry(table.documents, tableName),
  members: new DynamoMigratedMembers(table.documents, tableName),
  users: new CognitoMemberUsers(new CognitoIdentityProviderClient(sdkConfig)),
  policies: new DynamoTenantPolicies(table.documents, tableName),
  registry: new DynamoTenantRegistry(table.documents, tableName),
  get: getByLink,
  now: () => new Date(),
});
