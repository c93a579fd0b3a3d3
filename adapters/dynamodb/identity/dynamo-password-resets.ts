import { createHash, randomBytes } from 'node:crypto';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  RESET_MINUTES,
  type PasswordReset,
  type PasswordResets,
} from '../../../core/identity/password-resets.ts';
import type { SessionsEnd, ToldChange } from '../../../core/identity/user-accounts.ts';
import { passwordResetKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { tryTransact } from '../table/transact.ts';
import { endSessionsWrite } from './end-sessions-write.ts';
import { toldWrites } from './told-writes.ts';

export class DynamoPasswordResets implements PasswordResets {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async open(reset: PasswordReset): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.#now();
    const Item = {
      ...keyOf(token),
      ...reset,
      openedAt: now.toISOString(),
      expiresAt: Math.floor(now.getTime() / 1000) + RESET_MINUTES * 60,
    };
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
    return token;
  }

  async find(token: string): Promise<PasswordReset | null> {
    const found = await this.#read(token);
    if (found === null) return null;
    const { userPoolId, userId, email, tenantId } = found;
    return { userPoolId, userId, email, tenantId };
  }

  async use(token: string, end: SessionsEnd, told: ToldChange): Promise<boolean> {
    const reset = await this.#read(token);
    if (reset === null) return false;

    const { Update } = endSessionsWrite(this.#tableName, reset, end);
    return tryTransact(this.#documents, {
      reset: {
        Delete: {
          TableName: this.#tableName,
          Key: keyOf(token),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      member: {
        Update: {
          ...Update,
          ConditionExpression: `${Update.ConditionExpression} AND validFrom <= :openedAt`,
          ExpressionAttributeValues: {
            ...Update.ExpressionAttributeValues,
            ':openedAt': reset.openedAt,
          },
        },
      },
      ...toldWrites(this.#tableName, told, end.at),
    });
  }

  /** Expiry is checked here: the table removes what expired only days later. */
  async #read(token: string) {
    const item = await getItem(this.#documents, this.#tableName, keyOf(token));
    if (item === undefined) return null;
    const reset = resetItem.parse(item);
    return reset.expiresAt * 1000 > this.#now().getTime() ? reset : null;
  }
}

const resetItem = z.object({
  userPoolId: z.string(),
  userId: z.string(),
  email: z.string(),
  tenantId: z.string(),
  openedAt: z.string(),
  expiresAt: z.number(),
});

const keyOf = (token: string) => passwordResetKey(createHash('sha256').update(token).digest('hex'));
