import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { supportAccessEvents } from '../../../core/support-access/support-access-events.ts';
import type {
  SupportAccessChange,
  SupportAccessRegistry,
  SupportUse,
  Told,
} from '../../../core/support-access/support-access-registry.ts';
import type {
  SupportAccess,
  SupportAccessId,
  SupportedTenant,
} from '../../../core/support-access/support-access.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { fromEventItem } from '../events/event-item.ts';
import { ownerAddresses } from '../members/owner-addresses.ts';
import { toldWrites } from '../identity/told-writes.ts';
import {
  EVENT_PREFIX,
  SUPPORT_ACCESS_PREFIX,
  supportAccessKey,
  supportPartition,
  supportUsesPartition,
  tenantPolicyKey,
} from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { latestFirst } from '../table/latest-first.ts';
import { putNew } from '../table/put-new.ts';
import { transact, type Write } from '../table/transact.ts';
import {
  fromSupportAccessItem,
  toDecisionAttributes,
  toSupportAccessItem,
} from './support-access-item.ts';

export class DynamoSupportAccessRegistry implements SupportAccessRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find({ userPoolId }: SupportedTenant, id: SupportAccessId) {
    const key = supportAccessKey(userPoolId, id);
    const item = await getItem(this.#documents, this.#tableName, key);
    return item ? fromSupportAccessItem(item) : null;
  }

  async list({ userPoolId }: SupportedTenant, { limit, after }: PageRequest<SupportAccessId>) {
    const { items, next } = await latestFirst(this.#documents, {
      tableName: this.#tableName,
      pk: supportPartition(userPoolId),
      prefix: SUPPORT_ACCESS_PREFIX,
      page: { limit, after },
    });
    return { items: items.map(fromSupportAccessItem), next };
  }

  async uses({ userPoolId }: SupportedTenant, id: SupportAccessId, page: PageRequest) {
    const { items, next } = await latestFirst(this.#documents, {
      tableName: this.#tableName,
      pk: supportUsesPartition(userPoolId, id),
      prefix: EVENT_PREFIX,
      page,
    });
    return { items: items.map(toUse), next };
  }

  async create({ userPoolId }: SupportedTenant, access: SupportAccess, told: Told) {
    const written = await transact(this.#documents, {
      access: putNew(this.#tableName, toSupportAccessItem(userPoolId, access)),
      ...(access.grantedBy?.kind === 'policy' && { policy: this.#policyAllows(userPoolId) }),
      ...this.#toldWrites(told),
    });
    return written.ok;
  }

  async change({ userPoolId }: SupportedTenant, change: SupportAccessChange, told: Told) {
    const written = await transact(this.#documents, {
      access: this.#changeWrite(userPoolId, change),
      ...this.#toldWrites(told),
    });
    return written.ok;
  }

  ownersOf({ userPoolId }: SupportedTenant) {
    return ownerAddresses(this.#documents, this.#tableName, userPoolId);
  }

  #policyAllows(userPoolId: string): Write {
    return {
      ConditionCheck: {
        TableName: this.#tableName,
        Key: tenantPolicyKey(userPoolId),
        ConditionExpression: 'supportAccess = :allowed',
        ExpressionAttributeValues: { ':allowed': 'allowed' },
      },
    };
  }

  #changeWrite(userPoolId: string, { before, after }: SupportAccessChange): Write {
    const attributes = Object.entries(toDecisionAttributes(after));
    return {
      Update: {
        TableName: this.#tableName,
        Key: supportAccessKey(userPoolId, after.id),
        UpdateExpression: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: '#status = :before',
        ExpressionAttributeNames: Object.fromEntries(
          attributes.map(([name]) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: {
          ...Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
          ':before': before.state,
        },
      },
    };
  }

  #toldWrites({ event, mail }: Told) {
    const composed = mail && { kind: 'composed' as const, ...mail, to: [mail.to].flat() };
    return toldWrites(this.#tableName, { event, mail: composed }, event.time);
  }
}

function toUse(item: Readonly<Record<string, unknown>>): SupportUse {
  const { time, data } = fromEventItem(item);
  const { operatorName, grantedByName, operation, path } = used.parse(data);
  return { time, operatorName, grantedByName, operation, path };
}
const used: z.ZodType<Omit<SupportUse, 'time'>> = supportAccessEvents['support_access.used'].data;
