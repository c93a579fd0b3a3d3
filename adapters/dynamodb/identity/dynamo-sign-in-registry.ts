import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { PresentedKey } from '../../../core/access/api-key-text.ts';
import type {
  KeyLookup,
  KeyRecord,
  KeyUse,
  KeyUses,
  NewSession,
  LookUpOptions,
  SessionKey,
  SessionRecord,
  SignInRecord,
  SignInRegistry,
} from '../../../core/identity/sign-in-registry.ts';
import {
  apiKeyKey,
  FLAGS_KEY,
  memberKey,
  poolKey,
  rolesKey,
  sessionKey,
  supportAccessKey,
} from '../table/control-keys.ts';
import { isMet } from '../table/is-met.ts';
import { putFirstSession } from './put-first-session.ts';
import {
  toApiKeyGrant,
  toCustomRoles,
  toFlags,
  toKey,
  toMember,
  toRegistration,
  toSeconds,
  toSessionItem,
  toSupportRecord,
  type Item,
  type Key,
} from './sign-in-items.ts';

const NOTE_USE_MS = 300;

/** The bare client, not the document client: this is all that the authorizer's bundle carries. */
export class DynamoSignInRegistry implements SignInRegistry, KeyLookup, KeyUses {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, tableName: string, now = () => new Date()) {
    this.#client = client;
    this.#tableName = tableName;
    this.#now = now;
  }

  async lookUp(
    { userPoolId, userId, sessionId }: SessionKey,
    { withFlags = false, access }: LookUpOptions = {},
  ): Promise<SignInRecord> {
    const keys = [
      poolKey(userPoolId),
      rolesKey(userPoolId),
      memberKey(userPoolId, userId),
      sessionKey(userPoolId, userId, sessionId),
    ];
    const supportKeys = access && [
      poolKey(access.userPoolId),
      supportAccessKey(access.userPoolId, access.accessId),
    ];
    const itemAt = await this.#read([
      ...keys,
      ...(supportKeys ?? []),
      ...(withFlags ? [FLAGS_KEY] : []),
    ]);
    const [pool, roles, member, session] = keys.map(itemAt);

    return {
      registration: toRegistration(pool),
      member: toMember(member),
      customRoles: toCustomRoles(roles),
      session: session ? this.#toSession(session) : null,
      ...(withFlags && { flags: toFlags(itemAt(FLAGS_KEY)) }),
      ...(supportKeys && { support: toSupportRecord(supportKeys.map(itemAt)) }),
    };
  }

  async lookUpKey(
    { userPoolId, keyId, memberId }: PresentedKey,
    { withFlags = false }: LookUpOptions = {},
  ): Promise<KeyRecord> {
    const keys = [poolKey(userPoolId), rolesKey(userPoolId), apiKeyKey(userPoolId, keyId)];
    const owner = memberId === undefined ? [] : [memberKey(userPoolId, memberId)];
    const itemAt = await this.#read([...keys, ...owner, ...(withFlags ? [FLAGS_KEY] : [])]);
    const [pool, roles, key] = keys.map(itemAt);
    const [member] = owner.map(itemAt);
    return {
      registration: toRegistration(pool),
      customRoles: toCustomRoles(roles),
      key: toApiKeyGrant(key),
      member: toMember(member),
      ...(withFlags && { flags: toFlags(itemAt(FLAGS_KEY)) }),
    };
  }

  /** Within a moment: the request waits for it. */
  async noteUse({ userPoolId, keyId, usedAt }: KeyUse): Promise<void> {
    const note = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: toKey(apiKeyKey(userPoolId, keyId)),
      UpdateExpression: 'SET lastUsedAt = :at',
      ConditionExpression:
        'attribute_exists(pk) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt < :at)',
      ExpressionAttributeValues: { ':at': { S: usedAt.toISOString() } },
    });
    try {
      await this.#client.send(note, { abortSignal: AbortSignal.timeout(NOTE_USE_MS) });
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async beginSession(session: SessionKey, record: NewSession, until: Date): Promise<void> {
    const Item = toSessionItem(session, record, until);
    await this.#client.send(new PutItemCommand({ TableName: this.#tableName, Item }));
  }

  async beginFirstSession(session: SessionKey, record: NewSession, until: Date): Promise<boolean> {
    const { userPoolId, userId } = session;
    return putFirstSession(this.#client, {
      tableName: this.#tableName,
      member: toKey(memberKey(userPoolId, userId)),
      signedInAt: record.lastUsedAt,
      session: toSessionItem(session, record, until),
    });
  }

  async keepSession(
    { userPoolId, userId, sessionId }: SessionKey,
    lastUsedAt: Date,
    until: Date,
  ): Promise<boolean> {
    return isMet(
      this.#client.send(
        new UpdateItemCommand({
          TableName: this.#tableName,
          Key: toKey(sessionKey(userPoolId, userId, sessionId)),
          UpdateExpression: 'SET lastUsedAt = :at, expiresAt = :until',
          ConditionExpression: 'expiresAt > :now',
          ExpressionAttributeValues: {
            ':at': { S: lastUsedAt.toISOString() },
            ':until': toSeconds(until),
            ':now': toSeconds(this.#now()),
          },
        }),
      ),
    );
  }

  async endSession({ userPoolId, userId, sessionId }: SessionKey): Promise<void> {
    await this.#client.send(
      new DeleteItemCommand({
        TableName: this.#tableName,
        Key: toKey(sessionKey(userPoolId, userId, sessionId)),
      }),
    );
  }

  /** Expiry is checked here: the table removes what expired only days later. */
  #toSession({ startedAt, expiresAt }: Item): SessionRecord | null {
    const isOver = Number(expiresAt?.N) * 1000 <= this.#now().getTime();
    return isOver ? null : { startedAt: new Date(startedAt?.S ?? '') };
  }

  async #read(keys: readonly Key[]): Promise<(key: Key) => Item | undefined> {
    const { Responses, UnprocessedKeys } = await this.#client.send(
      new BatchGetItemCommand({
        RequestItems: { [this.#tableName]: { Keys: keys.map(toKey), ConsistentRead: true } },
      }),
    );
    // Half an answer would read as "no such pool" or, worse, as "this session still stands".
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
      throw new RegistryThrottledError();
    }
    const items = Responses?.[this.#tableName] ?? [];
    return ({ pk, sk }) => items.find((item) => item.pk?.S === pk && item.sk?.S === sk);
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
