import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { isId } from '../../../kit/id.ts';
import { slugKey, tenantKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { fromTenantItem } from './tenant-item.ts';

/** Read in place of the tenant that an unknown slug does not lead to; no tenant can have this id. */
const NOBODY = 'tnt_00000000000000000000000000';

export class DynamoTenantFinder implements TenantFinder {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(slugOrId: string): Promise<Tenant | null> {
    const tenantId = isId('tnt', slugOrId) ? slugOrId : await this.#idOf(slugOrId);
    const item = await this.#read(tenantKey(tenantId));
    return item ? fromTenantItem(item) : null;
  }

  async #idOf(slug: string): Promise<string> {
    const item = await this.#read(slugKey(slug));
    return typeof item?.tenantId === 'string' ? item.tenantId : NOBODY;
  }

  #read(key: { readonly pk: string; readonly sk: string }) {
    return getItem(this.#documents, this.#tableName, key);
  }
}
