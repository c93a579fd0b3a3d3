import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantWithKeys } from '../../../core/api-keys/api-key.ts';
import type { PoolOwners } from '../../../core/api-keys/report-leaked-key.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { ownerAddresses } from '../members/owner-addresses.ts';
import { poolKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

export class DynamoPoolOwners implements PoolOwners {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async tenantOf(userPoolId: string): Promise<TenantId | null> {
    const pool = await getItem(this.#documents, this.#tableName, poolKey(userPoolId));
    return pool ? (String(pool.tenantId) as TenantId) : null;
  }

  ownersOf({ userPoolId }: TenantWithKeys): Promise<readonly string[]> {
    return ownerAddresses(this.#documents, this.#tableName, userPoolId);
  }
}
