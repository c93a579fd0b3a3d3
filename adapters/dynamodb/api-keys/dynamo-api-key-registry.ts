import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ApiKeyId } from '../../../core/access/api-key-text.ts';
import type {
  ApiKeyNotFound,
  ApiKeyRegistry,
  KeyChange,
  NewKey,
  ToldOfKey,
} from '../../../core/api-keys/api-key-registry.ts';
import type { ApiKey, TenantWithKeys } from '../../../core/api-keys/api-key.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
} from '../../../core/tenants/tenant-registry.ts';
import { isId } from '../../../kit/id.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { toldWrites } from '../identity/told-writes.ts';
import { claimWrite, readClaim } from '../table/claim.ts';
import {
  API_KEY_PREFIX,
  apiKeyCountKey,
  apiKeyKey,
  apiKeysPartition,
  idempotencyKey,
} from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { latestFirst } from '../table/latest-first.ts';
import { putNew } from '../table/put-new.ts';
import { transact, tryTransact, type Write } from '../table/transact.ts';
import { fromApiKeyItem, toApiKeyItem, toChangingAttributes } from './api-key-item.ts';

const claimed = z.object({
  keyId: z.custom<ApiKeyId>((text) => typeof text === 'string' && isId('key', text)),
});

export class DynamoApiKeyRegistry implements ApiKeyRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async find({ userPoolId }: TenantWithKeys, id: ApiKeyId) {
    const item = await getItem(this.#documents, this.#tableName, apiKeyKey(userPoolId, id));
    return item ? fromApiKeyItem(item) : null;
  }

  async list({ userPoolId }: TenantWithKeys, page: PageRequest<ApiKeyId>) {
    const { items, next } = await latestFirst(this.#documents, {
      tableName: this.#tableName,
      pk: apiKeysPartition(userPoolId),
      prefix: API_KEY_PREFIX,
      page,
    });
    return { items: items.map(fromApiKeyItem), next };
  }

  async answered(
    of: TenantWithKeys,
    { actor, key, fingerprint }: IdempotencyClaim,
  ): Promise<Result<ApiKey | null, IdempotencyKeyReused | ApiKeyNotFound>> {
    const read = await readClaim(this.#documents, {
      tableName: this.#tableName,
      key: idempotencyKey(actor, key),
      fingerprint,
      answer: claimed,
      now: this.#now(),
    });
    if (!read.ok) return read;
    if (read.value === null) return ok(null);
    const written = await this.find(of, read.value.keyId);
    return written ? ok(written) : fail({ kind: 'ApiKeyNotFound' });
  }

  async create(of: TenantWithKeys, { key, event, limit, claim }: NewKey) {
    const written = await transact<'claim' | 'count' | 'key' | 'event'>(this.#documents, {
      claim: claim && this.#claimWrite(claim, key),
      count: this.#countWrite(of, { by: 1, limit }),
      key: putNew(this.#tableName, toApiKeyItem(of.userPoolId, key)),
      ...toldWrites(this.#tableName, { event }, event.time),
    });
    if (written.ok) return ok({ key, isReplay: false });
    if (written.error.kind === 'Contended') return fail({ kind: 'TenantBusy' } as const);
    if (!claim || !written.error.writes.includes('claim')) {
      return fail({ kind: 'ApiKeyLimitReached', limit } as const);
    }
    const earlier = await this.answered(of, claim);
    if (!earlier.ok) return earlier;
    return earlier.value
      ? ok({ key: earlier.value, isReplay: true })
      : fail({ kind: 'TenantBusy' } as const);
  }

  change({ userPoolId }: TenantWithKeys, { before, after }: KeyChange, told: ToldOfKey) {
    const attributes = Object.entries(toChangingAttributes(after));
    const set = attributes.filter(([, value]) => value !== undefined);
    const gone = attributes.filter(([, value]) => value === undefined);
    const update = [
      `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ...(gone.length > 0 ? [`REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}`] : []),
    ];
    return tryTransact(this.#documents, {
      key: {
        Update: {
          TableName: this.#tableName,
          Key: apiKeyKey(userPoolId, after.id),
          UpdateExpression: update.join(' '),
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: Object.fromEntries(
            attributes.map(([name]) => [`#${name}`, name]),
          ),
          ExpressionAttributeValues: {
            ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
            ':before': String(before.version),
          },
        },
      },
      ...this.#toldWrites(told),
    });
  }

  remove(of: TenantWithKeys, { id, version }: ApiKey, told: ToldOfKey) {
    return tryTransact(this.#documents, {
      key: {
        Delete: {
          TableName: this.#tableName,
          Key: apiKeyKey(of.userPoolId, id),
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': String(version) },
        },
      },
      count: this.#countWrite(of, { by: -1 }),
      ...this.#toldWrites(told),
    });
  }

  #claimWrite({ actor, key, fingerprint }: IdempotencyClaim, { id, createdAt }: ApiKey) {
    const answer = { keyId: id };
    const claim = { key: idempotencyKey(actor, key), fingerprint, answer };
    return claimWrite(this.#tableName, claim, createdAt);
  }

  #countWrite(
    { userPoolId }: TenantWithKeys,
    { by, limit }: { readonly by: 1 | -1; readonly limit?: number },
  ): Write {
    return {
      Update: {
        TableName: this.#tableName,
        Key: apiKeyCountKey(userPoolId),
        UpdateExpression: 'ADD #count :by',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':by': by, ...(limit !== undefined && { ':limit': limit }) },
        ...(limit !== undefined && {
          ConditionExpression: 'attribute_not_exists(#count) OR #count < :limit',
        }),
      },
    };
  }

  #toldWrites({ event, mail }: ToldOfKey) {
    const composed = mail && { kind: 'composed' as const, ...mail, to: [mail.to].flat() };
    return toldWrites(this.#tableName, { event, mail: composed }, event.time);
  }
}
