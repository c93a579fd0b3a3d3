import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { DedicatedResources } from '../../core/tenancy/dedicated-resources.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { ok } from '../../kit/result.ts';
import { sdkConfig, unrepeatedConfig } from '../aws/sdk-config.ts';
import { CfnTenantStacks } from '../cloudformation/cfn-tenant-stacks.ts';
import { DynamoTenantTables } from '../dynamodb/tenancy/dynamo-tenant-tables.ts';
import { ChangeStreamMappings } from '../lambda/change-stream-mappings.ts';
import { KmsTenantKeys } from '../kms/kms-tenant-keys.ts';
import { TableAndKey } from './table-and-key.ts';

/** What infra/constructs/dedicated-resources-access.ts gives a function that makes or deletes tenants' dedicated resources. */
export type DedicatedResourcesSettings = {
  readonly STAGE: string;
  readonly SILO_TEMPLATE_URL: string;
  readonly SILO_DEPLOY_ROLE_ARN: string;
  /** Whether tables and stacks refuse their deletion until this code lifts it. */
  readonly DEDICATED_RESOURCES_PROTECTION: 'on' | 'off';
};

/** Tenants' dedicated resources under every strategy; in a pool there are none to make or delete. */
export function dedicatedResources(settings: DedicatedResourcesSettings): DedicatedResources {
  const stage = settings.STAGE;
  const isProtected = settings.DEDICATED_RESOURCES_PROTECTION === 'on';
  const tables = new DynamoTenantTables({
    clientIn: byRegion((region) => new DynamoDBClient({ ...sdkConfig, region })),
    stage,
    isProtected,
    changes: new ChangeStreamMappings({
      clientIn: byRegion((region) => new LambdaClient({ ...sdkConfig, region })),
      stage,
    }),
  });
  const keys = new KmsTenantKeys({
    client: new KMSClient(sdkConfig),
    onceClient: new KMSClient(unrepeatedConfig),
    stage,
  });
  return new DedicatedResourcesByStrategy({
    separate_schema: new TableAndKey(tables, keys),
    separate_database: new CfnTenantStacks({
      clientIn: byRegion((region) => new CloudFormationClient({ ...sdkConfig, region })),
      tables,
      stage,
      templateUrl: settings.SILO_TEMPLATE_URL,
      deployRoleArn: settings.SILO_DEPLOY_ROLE_ARN,
      isProtected,
    }),
  });
}

/** Picks by the placement's strategy. */
export class DedicatedResourcesByStrategy implements DedicatedResources {
  readonly #byStrategy: Readonly<Partial<Record<Placement['strategy'], DedicatedResources>>>;

  constructor(byStrategy: Readonly<Partial<Record<Placement['strategy'], DedicatedResources>>>) {
    this.#byStrategy = byStrategy;
  }

  async make(placement: Placement) {
    return this.#byStrategy[placement.strategy]?.make(placement) ?? ok('ready' as const);
  }

  async delete(placement: Placement) {
    return this.#byStrategy[placement.strategy]?.delete(placement) ?? ('gone' as const);
  }
}

function byRegion<Client>(make: (region: string) => Client): (region: string) => Client {
  const clients = new Map<string, Client>();
  return (region) => {
    const known = clients.get(region) ?? make(region);
    clients.set(region, known);
    return known;
  };
}
