import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SignInTenants } from '../../../core/identity/sign-in-tenants.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { isId } from '../../../kit/id.ts';
import { slugKey, tenantKey } from '../table/control-keys.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';

/** Read in place of the tenant that an unknown slug does not lead to; no tenant can have this id. */
const NOBODY = 'tnt_00000000000000000000000000';

export class DynamoSignInTenants implements SignInTenants {
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

  async #read(key: { pk: string; sk: string }) {
    const { Item } = await this.#documents.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }
}
