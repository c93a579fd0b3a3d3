import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ReachedCap, ReachedCaps } from '../../../core/metering/reached-caps.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { reachedCapsKey } from './metering-keys.ts';
import { isoTime } from '../table/iso-time.ts';

const capsItem = z.object({
  caps: z.array(z.object({ meter: z.string(), until: isoTime })),
});

/** One item a tenant in the UsageTable; none where no cap is reached. */
export class DynamoReachedCaps implements ReachedCaps {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  /** Caps are reached an hour late anyway: a read that lags by a second is half as dear. */
  async of(tenantId: TenantId): Promise<readonly ReachedCap[]> {
    const { Item } = await this.#documents.send(
      new GetCommand({ TableName: this.#tableName, Key: reachedCapsKey(tenantId) }),
    );
    return Item ? capsItem.parse(Item).caps : [];
  }

  async replace(tenantId: TenantId, caps: readonly ReachedCap[]): Promise<void> {
    const key = { TableName: this.#tableName, Key: reachedCapsKey(tenantId) };
    if (caps.length === 0) {
      await this.#documents.send(new DeleteCommand(key));
      return;
    }
    const texts = caps.map(({ meter, until }) => ({ meter, until: until.toISOString() }));
    const Item = { ...key.Key, caps: texts };
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }
}
