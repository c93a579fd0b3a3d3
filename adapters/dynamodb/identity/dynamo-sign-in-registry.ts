import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { membership } from '../../../core/access/membership.ts';
import { supportGrant } from '../../../core/access/support-grant.ts';
import { fromFlagsText } from '../../../core/flags/flag.ts';
import type {
  NewSession,
  LookUpOptions,
  SessionKey,
  SessionRecord,
  SignInRecord,
  SignInRegistry,
  SupportRecord,
} from '../../../core/identity/sign-in-registry.ts';
import {
  FLAGS_KEY,
  memberKey,
  poolKey,
  rolesKey,
  sessionKey,
  supportAccessKey,
} from '../table/control-keys.ts';
import { fromPoolRegistrationItem } from './pool-registration-item.ts';
import { putFirstSession } from './put-first-session.ts';

type Item = Record<string, AttributeValue>;
type Key = { readonly pk: string; readonly sk: string };

/** The bare client, not the document client: this is all that the authorizer's bundle carries. */
export class DynamoSignInRegistry implements SignInRegistry {
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
    const items = await this.#read(
      [...keys, ...(supportKeys ?? []), ...(withFlags ? [FLAGS_KEY] : [])].map(toKey),
    );
    const itemAt = ({ pk, sk }: Key) =>
      items.find((item) => item.pk?.S === pk && item.sk?.S === sk);
    const [pool, roles, member, session] = keys.map(itemAt);

    return {
      registration: toRegistration(pool),
      member: member ? membership.parse(toTexts(member)) : null,
      customRoles: toCustomRoles(roles),
      session: session ? this.#toSession(session) : null,
      ...(withFlags && { flags: toFlags(itemAt(FLAGS_KEY)) }),
      ...(supportKeys && { support: toSupportRecord(supportKeys.map(itemAt)) }),
    };
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
    try {
      await this.#client.send(
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
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
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

const toCustomRoles = (roles: Item | undefined) =>
  roles ? customRoles.parse(toTexts(roles).permissions) : {};

const toRegistration = (pool: Item | undefined) =>
  pool ? fromPoolRegistrationItem(toTexts(pool)) : null;

const toSupportRecord = ([pool, access]: readonly (Item | undefined)[]): SupportRecord => ({
  registration: toRegistration(pool),
  grant: access ? supportGrant.parse(toTexts(access)) : null,
});

const toSessionItem = (
  { userPoolId, userId, sessionId }: SessionKey,
  { startedAt, lastUsedAt, sourceIp, userAgent }: NewSession,
  until: Date,
): Item => ({
  ...toKey(sessionKey(userPoolId, userId, sessionId)),
  startedAt: { S: startedAt.toISOString() },
  lastUsedAt: { S: lastUsedAt.toISOString() },
  sourceIp: { S: sourceIp },
  userAgent: { S: userAgent },
  expiresAt: toSeconds(until),
});

/** No item, no flag was ever set. */
const toFlags = (item: Item | undefined) => fromFlagsText(item?.flags?.S ?? '[]');

/** The permissions of a tenant's roles are one text, which this bundle reads without a document client. */
const customRoles = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.record(z.string(), z.object({ permissions: z.array(z.string()) })));

const toSeconds = (time: Date) => ({ N: String(Math.ceil(time.getTime() / 1000)) });

const toKey = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } });

const toTexts = (item: Item): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value.S]));
