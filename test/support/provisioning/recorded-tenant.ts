import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoTenantRegistry } from '../../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { KmsAdminPasswordEncrypter } from '../../../adapters/kms/kms-admin-password-encrypter.ts';
import { placementSpecOf, type PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { createTenant } from '../../../core/tenants/create-tenant.ts';
import { region } from '../../../local/aws.ts';
import { deployedFunction } from '../deployed-functions.ts';
import { asRoot } from '../local-cloud.ts';
import { operatorContext, rules } from '../tenants/tenants-api.ts';

export type RecordedTenant = {
  readonly id: TenantId;
  readonly home: PlacementSpec;
  readonly slug: string;
  readonly email: string;
  readonly password: string;
};

/**
 * A tenant as the API records it, in the deployed stores, whose machine is not started yet: faults that
 * are told apart by its id can be ordered before its first step runs.
 */
export async function recordTenant(
  isolation: IsolationStrategy = 'shared_schema',
): Promise<RecordedTenant> {
  const slug = `fault-${randomBytes(6).toString('hex')}`;
  const email = `admin@${slug}.example`;
  const password = `${randomBytes(12).toString('hex')}.aA1`;
  const draft = {
    name: `Fault ${slug}`,
    slug,
    adminEmail: email,
    adminPassword: password,
    isolation,
  };
  const created = await createTenant(await ports(), operatorContext, { draft });
  if (!created.ok) throw new Error(`The tenant was not recorded: ${created.error.kind}`);
  const { tenant } = created.value;
  return { id: tenant.id, home: placementSpecOf(tenant), slug, email, password };
}

async function ports() {
  const { CONTROL_TABLE_NAME = '', SECRETS_KEY_ARN = '' } = (await deployedFunction('TenantsApi'))
    .environment;
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(asRoot()), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return {
    registry: new DynamoTenantRegistry(documents, CONTROL_TABLE_NAME),
    encrypter: new KmsAdminPasswordEncrypter(new KMSClient(asRoot()), SECRETS_KEY_ARN),
    provisioning: { start: () => Promise.resolve(undefined) },
    rules: { ...rules, region, maxTenants: Number.MAX_SAFE_INTEGER },
    now: () => new Date(),
  };
}
