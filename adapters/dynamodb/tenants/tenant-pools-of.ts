import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MembersOf } from '../../../core/members/member.ts';
import { tenantKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { listTenants } from './list-tenants.ts';
import { fromTenantItem } from './tenant-item.ts';

const PAGE_SIZE = 100;

/** Every tenant that has a user pool, newest first. */
export async function* tenantPoolsOf(
  documents: DynamoDBDocumentClient,
  tableName: string,
): AsyncGenerator<MembersOf> {
  let after: string | undefined;
  do {
    const page = await listTenants(documents, tableName, { limit: PAGE_SIZE, after });
    for (const { id } of page.items) {
      const item = await getItem(documents, tableName, tenantKey(id));
      const identity = item && fromTenantItem(item).identity;
      if (identity) yield { tenantId: id, userPoolId: identity.userPoolId };
    }
    after = page.next;
  } while (after !== undefined);
}
