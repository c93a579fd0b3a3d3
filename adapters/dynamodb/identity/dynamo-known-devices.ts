import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  DEVICE_DAYS,
  type DeviceKey,
  type KnownDevices,
} from '../../../core/identity/known-devices.ts';
import type { ToldChange } from '../../../core/identity/user-accounts.ts';
import { knownDeviceKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { tryTransact } from '../table/transact.ts';
import { toldWrites } from './told-writes.ts';

const KEPT_SECONDS = DEVICE_DAYS * 86_400;

export class DynamoKnownDevices implements KnownDevices {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  /** Expiry is checked here: the table removes what expired only days later. */
  async isKnown(device: DeviceKey): Promise<boolean> {
    const item = await getItem(this.#documents, this.#tableName, keyOf(device));
    return Number(item?.expiresAt ?? 0) > this.#seconds();
  }

  async remember(device: DeviceKey, told?: ToldChange): Promise<void> {
    const now = this.#seconds();
    const Item = { ...keyOf(device), expiresAt: now + KEPT_SECONDS };
    const put = { TableName: this.#tableName, Item };
    if (told === undefined) {
      await this.#documents.send(new PutCommand(put));
      return;
    }
    await tryTransact(this.#documents, {
      device: {
        Put: {
          ...put,
          ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
          ExpressionAttributeValues: { ':now': now },
        },
      },
      ...toldWrites(this.#tableName, told, this.#now()),
    });
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }
}

const keyOf = ({ userPoolId, email, mark }: DeviceKey) => knownDeviceKey(userPoolId, email, mark);
