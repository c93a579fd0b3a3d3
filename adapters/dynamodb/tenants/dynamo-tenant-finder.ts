import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { MeasureTenantPorts } from '../../../core/usage/measure-tenant.ts';
import { tenantKey } from '../table/control-keys.ts';
import { fromTenantItem } from './tenant-item.ts';

/** One tenant's record without the steps of its provisioning. */
export class DynamoTenantFinder implements Pick<MeasureTenantPorts['tenants'], 'find'> {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(_operator: Operator, tenantId: TenantId): Promise<Tenant | null> {
    const { Item } = await this.#documents.send(
      new GetCommand({ TableName: this.#tableName, Key: tenantKey(tenantId) }),
    );
    return Item ? fromTenantItem(Item) : null;
  }
}
