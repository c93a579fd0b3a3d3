import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import {
  delayAfter,
  type AttemptCounter,
  type AttemptLimit,
} from '../../../core/identity/attempt-limit.ts';
import type { TooManyAttempts } from '../../../core/identity/sign-in-error.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { attemptsKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

type Counted = { readonly attempts: number; readonly waitsUntil: number };

/** Somebody else tries this very moment. */
const AT_ONCE: TooManyAttempts = { kind: 'TooManyAttempts', retryAfterSeconds: 1 };

export class DynamoAttemptCounter implements AttemptCounter {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async begin(limit: AttemptLimit, subject: string): Promise<Result<number, TooManyAttempts>> {
    const { attempts, waitsUntil } = await this.#read(limit, subject);
    const waitSeconds = waitsUntil - this.#seconds();
    if (waitSeconds > 0) return fail({ kind: 'TooManyAttempts', retryAfterSeconds: waitSeconds });

    const isFree = attempts + 1 < limit.freeAttempts;
    const added = isFree ? await this.#addFree(limit, subject) : null;
    return added === null ? this.#write(limit, subject, attempts) : ok(added);
  }

  async takeBack({ name }: AttemptLimit, subject: string): Promise<void> {
    await this.#done(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: attemptsKey(name, subject),
        UpdateExpression: 'SET waitsUntil = :none ADD attempts :minusOne',
        ConditionExpression: 'attempts > :none',
        ExpressionAttributeValues: { ':none': 0, ':minusOne': -1 },
      }),
    );
  }

  async reset(limit: AttemptLimit, subject: string): Promise<void> {
    await this.#documents.send(
      new DeleteCommand({ TableName: this.#tableName, Key: attemptsKey(limit.name, subject) }),
    );
  }

  /** Expiry is checked here: the table removes what expired only days later. */
  async #read({ name }: AttemptLimit, subject: string): Promise<Counted> {
    const item = await getItem(this.#documents, this.#tableName, attemptsKey(name, subject));
    const {
      attempts = 0,
      waitsUntil = 0,
      expiresAt = 0,
    } = (item ?? {}) as Partial<Counted & { expiresAt: number }>;
    return expiresAt > this.#seconds() ? { attempts, waitsUntil } : { attempts: 0, waitsUntil: 0 };
  }

  /** Of free ones many may be made at once. Null, and not counted, where they are used up by now. */
  async #addFree(limit: AttemptLimit, subject: string): Promise<number | null> {
    const added = await this.#done(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: attemptsKey(limit.name, subject),
        UpdateExpression: 'SET waitsUntil = :none, expiresAt = :until ADD attempts :one',
        ConditionExpression:
          'attribute_not_exists(pk) OR (attempts < :lastFree AND expiresAt > :now)',
        ExpressionAttributeValues: {
          ':none': 0,
          ':one': 1,
          ':lastFree': limit.freeAttempts - 1,
          ':until': this.#seconds() + limit.keptSeconds,
          ':now': this.#seconds(),
        },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return added && Number(added.Attributes?.attempts);
  }

  /** Of several at once one is counted and made; the others have to come again. */
  async #write(limit: AttemptLimit, subject: string, before: number) {
    const attempts = before + 1;
    const written = await this.#done(
      new PutCommand({
        TableName: this.#tableName,
        Item: {
          ...attemptsKey(limit.name, subject),
          attempts,
          waitsUntil: this.#seconds() + delayAfter(limit, attempts),
          expiresAt: this.#seconds() + limit.keptSeconds,
        },
        ConditionExpression: 'attribute_not_exists(pk) OR attempts = :before OR expiresAt <= :now',
        ExpressionAttributeValues: { ':before': before, ':now': this.#seconds() },
      }),
    );
    return written ? ok(attempts) : fail(AT_ONCE);
  }

  /** Null where its condition is not met. */
  async #done(write: PutCommand | UpdateCommand): Promise<UpdateCommandOutput | null> {
    try {
      return await (write instanceof PutCommand
        ? this.#documents.send(write)
        : this.#documents.send(write));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }
}
