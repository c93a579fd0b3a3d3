import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { SessionKey } from '../../../core/identity/sign-in-registry.ts';
import type { UserKey } from '../../../core/identity/signed-in-user.ts';
import type {
  ListedSession,
  SessionsEnd,
  ToldChange,
  UserAccounts,
} from '../../../core/identity/user-accounts.ts';
import { memberKey, SESSION_PREFIX, sessionKey, sessionsPartition } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { tryTransact } from '../table/transact.ts';
import { endSessionsWrite } from './end-sessions-write.ts';
import { toldWrites } from './told-writes.ts';

/** Requests of one user at the same moment. */
const TURNS = 10;

export class DynamoUserAccounts implements UserAccounts {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async sessionsOf({ userPoolId, userId }: UserKey): Promise<readonly ListedSession[]> {
    const [items, { validFrom, keptSession }] = await Promise.all([
      this.#sessionItems(sessionsPartition(userPoolId, userId)),
      this.#lastEnd({ userPoolId, userId }),
    ]);
    return items.filter(({ id, startedAt }) => id === keptSession || startedAt >= validFrom);
  }

  async endSession(session: SessionKey, told: ToldChange): Promise<boolean> {
    const { userPoolId, userId, sessionId } = session;
    return tryTransact(this.#documents, {
      session: {
        Delete: {
          TableName: this.#tableName,
          Key: sessionKey(userPoolId, userId, sessionId),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      ...toldWrites(this.#tableName, told, this.#now()),
    });
  }

  async endSessions(user: UserKey, end: SessionsEnd, told: ToldChange): Promise<void> {
    let { at } = end;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const ended = await tryTransact(this.#documents, {
        member: endSessionsWrite(this.#tableName, user, { ...end, at }),
        ...toldWrites(this.#tableName, told, this.#now()),
      });
      if (ended) return;
      // Another request ended them by a later clock: this one comes after it all the same.
      const { validFrom } = await this.#lastEnd(user);
      if (validFrom <= at) break;
      at = validFrom;
    }
    throw new SessionsNotEndedError();
  }

  async #lastEnd({ userPoolId, userId }: UserKey) {
    const key = memberKey(userPoolId, userId);
    return sessionsEnd.parse((await getItem(this.#documents, this.#tableName, key)) ?? {});
  }

  async rename({ userPoolId, userId }: UserKey, name: string, told: ToldChange): Promise<void> {
    const renamed = await tryTransact(this.#documents, {
      member: {
        Update: {
          TableName: this.#tableName,
          Key: memberKey(userPoolId, userId),
          UpdateExpression: 'SET #name = :name, updatedAt = :now ADD version :one',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#name': 'name' },
          ExpressionAttributeValues: {
            ':name': name,
            ':now': this.#now().toISOString(),
            ':one': 1,
          },
        },
      },
      ...toldWrites(this.#tableName, told, this.#now()),
    });
    if (!renamed) throw new Error('Who is no member cannot be renamed.');
  }

  async #sessionItems(partition: string): Promise<ListedSession[]> {
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        // Expiry is checked here: the table removes what expired only days later.
        FilterExpression: 'expiresAt > :now',
        ExpressionAttributeValues: {
          ':pk': partition,
          ':prefix': SESSION_PREFIX,
          ':now': Math.floor(this.#now().getTime() / 1000),
        },
        ConsistentRead: true,
      },
    );
    const sessions: ListedSession[] = [];
    for await (const { Items = [] } of pages) sessions.push(...Items.map(toListed));
    return sessions;
  }
}

const sessionsEnd = z.object({
  validFrom: z.coerce.date().default(new Date(0)),
  keptSession: z.string().optional(),
});

const sessionItem = z.object({
  sk: z.string(),
  startedAt: z.coerce.date(),
  lastUsedAt: z.coerce.date(),
  sourceIp: z.string(),
  userAgent: z.string(),
});

function toListed(item: unknown): ListedSession {
  const { sk, ...session } = sessionItem.parse(item);
  return { id: sk.slice(SESSION_PREFIX.length), ...session };
}

class SessionsNotEndedError extends Error {
  override readonly name = 'SessionsNotEndedError';

  constructor() {
    super('The user is no member, or other requests kept ending the sessions.');
  }
}
