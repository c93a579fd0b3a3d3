import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  NamedMember,
  PersonDirectory,
  PersonMembership,
} from '../../../core/identity/person-directory.ts';
import { memberKey, personPartition, poolKey } from '../table/control-keys.ts';
import { getItems, KEYS_AT_ONCE, type Item } from '../table/get-items.ts';

/** Two items of each pool are read together. */
const MOST_POOLS = KEYS_AT_ONCE / 2;

export class DynamoPersonDirectory implements PersonDirectory {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async membershipsOf(address: string): Promise<readonly PersonMembership[]> {
    const users = await this.#usersOf(address);
    if (users.length === 0) return [];

    const keys = users.flatMap(({ userPoolId, userId }) => [
      poolKey(userPoolId),
      memberKey(userPoolId, userId),
    ]);
    const items = await getItems(this.#documents, this.#tableName, keys);
    return users.flatMap((user) => membershipIn(items, user));
  }

  async memberIn(userPoolId: string, address: string): Promise<NamedMember | null> {
    const users = await this.#usersOf(address);
    const user = users.find((one) => one.userPoolId === userPoolId);
    if (user === undefined) return null;

    const key = memberKey(userPoolId, user.userId);
    const [item] = await getItems(this.#documents, this.#tableName, [key]);
    const member = activeMember.safeParse(item);
    return member.success ? { userId: user.userId, name: member.data.name } : null;
  }

  /** Of an address in more pools than these the first are told. */
  async #usersOf(address: string): Promise<User[]> {
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': personPartition(address) },
        ConsistentRead: true,
      },
    );
    const users: User[] = [];
    for await (const { Items = [] } of pages) {
      // Without a user it is an invitation that takes the address.
      users.push(...Items.flatMap((item) => personItem.safeParse(item).data ?? []));
      if (users.length >= MOST_POOLS) break;
    }
    return users.slice(0, MOST_POOLS);
  }
}

const personItem = z
  .object({ sk: z.string(), userId: z.string() })
  .transform(({ sk, userId }) => ({ userPoolId: sk.slice('POOL#'.length), userId }));
type User = z.infer<typeof personItem>;

const registration = z.object({ tenantId: z.string(), state: z.literal('active') });
const activeMember = z.object({ status: z.literal('active'), name: z.string().optional() });

function membershipIn(items: readonly Item[], user: User): PersonMembership[] {
  const itemOf = ({ pk, sk }: { pk: string; sk: string }) =>
    items.find((item) => item.pk === pk && item.sk === sk);
  const pool = registration.safeParse(itemOf(poolKey(user.userPoolId)));
  const member = activeMember.safeParse(itemOf(memberKey(user.userPoolId, user.userId)));
  return pool.success && member.success
    ? [{ ...user, tenantId: pool.data.tenantId, name: member.data.name }]
    : [];
}
