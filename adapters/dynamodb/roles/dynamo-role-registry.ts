import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { User } from '../../../core/access/principal.ts';
import type { RoleHolder, RoleRegistry, RolesWrite } from '../../../core/roles/role-registry.ts';
import type { Role } from '../../../core/roles/role.ts';
import { toEventItem } from '../events/event-item.ts';
import { membersPartition, rolesKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact } from '../table/transact.ts';
import { fromRolesItem } from './roles-item.ts';
import { rolesWrite } from './roles-write.ts';

export class DynamoRoleRegistry implements RoleRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async read({ userPoolId }: Pick<User, 'userPoolId'>) {
    return fromRolesItem(await getItem(this.#documents, this.#tableName, rolesKey(userPoolId)));
  }

  async write({ userPoolId }: User, { event, ...change }: RolesWrite): Promise<boolean> {
    const written = await transact(this.#documents, {
      roles: rolesWrite(this.#tableName, userPoolId, change),
      event: putNew(this.#tableName, toEventItem(event)),
    });
    return written.ok;
  }

  async holders({ userPoolId }: User, roleId: Role['id'], limit: number): Promise<RoleHolder[]> {
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: '#role = :role',
        ExpressionAttributeNames: { '#role': 'role' },
        ExpressionAttributeValues: { ':pk': membersPartition(userPoolId), ':role': roleId },
        ConsistentRead: true,
      },
    );
    const holders: RoleHolder[] = [];
    for await (const { Items = [] } of pages) {
      holders.push(...Items.map(toHolder));
      if (holders.length >= limit) break;
    }
    return holders.slice(0, limit);
  }
}

/** Of a member or an invitation, whose id follows the first `#` of its key. */
const toHolder = ({ sk, email }: Readonly<Record<string, unknown>>): RoleHolder => ({
  id: String(sk).replace(/^[^#]*#/, ''),
  email: String(email),
});
