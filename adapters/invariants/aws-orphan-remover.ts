import { setTimeout as sleep } from 'node:timers/promises';
import {
  ResourceNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { OrphanRemover } from '../../core/invariants/fix-problem.ts';
import type { TenantResource } from '../../core/invariants/tenant-resource.ts';
import type { PoolRegistrations } from '../../core/provisioning/pool-registrations.ts';
import type { DedicatedResources } from '../../core/tenancy/dedicated-resources.ts';
import { placementOf, type Placement } from '../../core/tenancy/placement.ts';
import type { StageStorage } from '../../core/tenancy/stage-storage.ts';
import { deletePool } from '../cognito/user-pools.ts';
import { poolTags } from '../cognito/tenant-pool-settings.ts';
import { clearPrefix } from '../s3/clear-prefix.ts';

export type AwsOrphanRemoverOptions = {
  readonly pools: CognitoIdentityProviderClient;
  readonly registrations: Pick<PoolRegistrations, 'forget'>;
  readonly dynamodb: DynamoDBClient;
  /** Of `separate_schema`: a table and its key. */
  readonly tableAndKey: Pick<DedicatedResources, 'delete'>;
  readonly objects: S3Client;
  readonly stores: StageStorage;
};

const LOOKS = 30;
const LOOK_MS = 2_000;

export class AwsOrphanRemover implements OrphanRemover {
  readonly #options: AwsOrphanRemoverOptions;

  constructor(options: AwsOrphanRemoverOptions) {
    this.#options = options;
  }

  async remove(resource: TenantResource): Promise<boolean> {
    switch (resource.kind) {
      case 'user-pool':
        return this.#removePool(resource);
      case 'table':
      case 'key':
        return this.#removeTableAndKey(resource);
      case 'files':
        return this.#removeFiles(resource);
      case 'stack':
        return false;
    }
  }

  async #removePool({ id, tenantId }: TenantResource): Promise<boolean> {
    const { pools, registrations, stores } = this.#options;
    await registrations.forget(id);
    try {
      await deletePool(pools, id, poolTags(stores.stage, tenantId));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
    return true;
  }

  /** A table goes empty or not at all. */
  async #removeTableAndKey({ tenantId }: TenantResource): Promise<boolean> {
    const { tableAndKey, stores } = this.#options;
    const { region } = stores;
    const placement = placementOf({ tenantId, isolation: 'separate_schema', region }, stores);
    if (!(await this.#isEmpty(placement))) return false;
    for (let look = 0; look < LOOKS; look += 1) {
      if ((await tableAndKey.delete(placement)) === 'gone') return true;
      await sleep(LOOK_MS);
    }
    return false;
  }

  async #isEmpty({ tableName }: Placement): Promise<boolean> {
    try {
      const { Count } = await this.#options.dynamodb.send(
        new ScanCommand({ TableName: tableName, Limit: 1, ConsistentRead: true }),
      );
      return Count === 0;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return true;
      throw error;
    }
  }

  async #removeFiles({ id: objectPrefix }: TenantResource): Promise<boolean> {
    const { objects, stores } = this.#options;
    const { bucketName } = stores;
    const pages = clearPrefix(objects, { bucketName, objectPrefix });
    while (!(await pages.next()).done);
    return true;
  }
}
