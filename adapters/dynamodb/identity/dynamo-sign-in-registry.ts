import {
  BatchGetItemCommand,
  PutItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type {
  SessionKey,
  SignInRecord,
  SignInRegistry,
} from '../../../core/identity/sign-in-registry.ts';
import { endedSessionKey, poolKey } from '../table/control-keys.ts';
import { fromPoolRegistrationItem } from './pool-registration-item.ts';

type Item = Record<string, AttributeValue>;

/** The bare client, not the document client: this is all that the authorizer's bundle carries. */
export class DynamoSignInRegistry implements SignInRegistry {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async lookUp({ userPoolId, sessionId }: SessionKey): Promise<SignInRecord> {
    const items = await this.#read([
      toKey(poolKey(userPoolId)),
      toKey(endedSessionKey(userPoolId, sessionId)),
    ]);
    const registration = items.find(({ sk }) => sk?.S === 'POOL');

    return {
      registration: registration ? fromPoolRegistrationItem(toTexts(registration)) : null,
      isEnded: items.some(({ sk }) => sk?.S === 'ENDED'),
    };
  }

  async endSession({ userPoolId, sessionId }: SessionKey, rememberedUntil: Date): Promise<void> {
    const expiresAt = Math.ceil(rememberedUntil.getTime() / 1000);
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#tableName,
        Item: {
          ...toKey(endedSessionKey(userPoolId, sessionId)),
          expiresAt: { N: String(expiresAt) },
        },
      }),
    );
  }

  async #read(keys: Item[]): Promise<Item[]> {
    const { Responses, UnprocessedKeys } = await this.#client.send(
      new BatchGetItemCommand({
        RequestItems: { [this.#tableName]: { Keys: keys, ConsistentRead: true } },
      }),
    );
    // Half an answer would read as "no such pool" or, worse, as "this session still stands".
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
      throw new RegistryThrottledError();
    }
    return Responses?.[this.#tableName] ?? [];
  }
}

class RegistryThrottledError extends Error {
  override readonly name = 'RegistryThrottledError';
  /** As the SDK marks its own. */
  readonly $retryable = { throttling: true };

  constructor() {
    super('The sign-in registry is throttled.');
  }
}

const toKey = ({ pk, sk }: { pk: string; sk: string }): Item => ({ pk: { S: pk }, sk: { S: sk } });

const toTexts = (item: Item): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value.S]));
