import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LifeChange, TenantLife } from '../../../core/tenants/tenant-life.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { tenantKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { tryTransact } from '../table/transact.ts';
import { lifeWrites } from './life-writes.ts';
import { fromTenantItem } from './tenant-item.ts';

export class DynamoTenantLife implements TenantLife {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(tenantId: TenantId) {
    const item = await getItem(this.#documents, this.#tableName, tenantKey(tenantId));
    return item ? fromTenantItem(item) : null;
  }

  change(change: LifeChange) {
    return tryTransact(this.#documents, lifeWrites(this.#tableName, change));
  }
}
