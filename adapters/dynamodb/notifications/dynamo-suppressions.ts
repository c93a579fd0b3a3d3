import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  ADDRESSED_CHANNELS,
  SUPPRESSION_REASONS,
  type Suppression,
  type SuppressionId,
  type Suppressions,
} from '../../../core/notifications/suppression.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantContext, TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { secondsOf } from '../table/claim.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';
import { isoTime } from '../table/iso-time.ts';
import { latestFirst } from '../table/latest-first.ts';
import { openedPartition } from './opened-partition.ts';

const SESSION_ACTIONS: SessionActions = { items: ['GetItem', 'PutItem', 'UpdateItem', 'Query'] };

/** Of a freed address: longer than any maker tells of what was. */
const FREED_SECONDS = 30 * 86_400;
const ATTEMPTS = 5;
const TELLER = { kind: 'system', id: 'notifications' };
const PREFIX = 'sup_';

const facts = {
  sk: z.templateLiteral([PREFIX, z.string()]),
  version: z.int(),
  channel: z.enum(ADDRESSED_CHANNELS),
  reason: z.enum(SUPPRESSION_REASONS),
  since: isoTime,
};
/** Of a freed address the time alone is kept, and not the address. */
const suppressionItem = z.union([
  z.object({ ...facts, freedAt: isoTime }),
  z.object({ ...facts, address: z.string() }),
]);
type SuppressionItem = z.output<typeof suppressionItem>;

/** Their sort keys are their ids, of which the stream tells (core/tenancy/change-stream.ts). */
export class DynamoSuppressions implements Suppressions {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async find(tenant: TenantScope, id: SuppressionId) {
    const item = await this.#item(tenant, id);
    return item ? fromItem(item) : null;
  }

  async list(tenant: TenantScope, { limit, after }: PageRequest) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const page = { limit, ...(after !== undefined && { after: after.slice(PREFIX.length) }) };
    const { items, next } = await latestFirst(documents, { tableName, pk, prefix: PREFIX, page });
    const suppressed = items.map((item) => fromItem(suppressionItem.parse(item)));
    return {
      items: suppressed.filter((one) => one !== null),
      ...(next !== undefined && { next: `${PREFIX}${next}` }),
    };
  }

  async add(tenant: TenantScope, suppression: Suppression) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await this.#item(tenant, suppression.id);
      const kept = before && fromItem(before);
      if (kept) return kept;
      if (before && 'freedAt' in before && before.freedAt >= suppression.since) return null;
      if (await this.#put(tenant, suppression, before?.version)) return suppression;
    }
    throw new Error('The suppression of an address stays contended.');
  }

  async remove(tenant: TenantContext, id: SuppressionId, at: Date) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    return isMet(
      documents.send(
        new UpdateCommand({
          ...{ TableName, Key: { pk, sk: id } },
          UpdateExpression:
            'SET freedAt = :at, updatedAt = :at, expiresAt = :until, changedBy = :by, version = version + :one REMOVE address',
          ConditionExpression: 'attribute_exists(address)',
          ExpressionAttributeValues: {
            ...{ ':at': at.toISOString(), ':until': secondsOf(at) + FREED_SECONDS },
            ...{ ':by': tenant.changedBy, ':one': 1 },
          },
        }),
      ),
    );
  }

  async #put(tenant: TenantScope, suppression: Suppression, before: number | undefined) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const { id: sk, since, ...told } = suppression;
    const times = { since: since.toISOString(), updatedAt: since.toISOString() };
    const item = { ...told, ...times, version: (before ?? 0) + 1, changedBy: TELLER };
    return isMet(
      documents.send(
        new PutCommand({
          ...{ TableName, Item: { pk, sk, ...item } },
          ...(before === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'version = :before',
                ExpressionAttributeValues: { ':before': before },
              }),
        }),
      ),
    );
  }

  async #item(tenant: TenantScope, sk: SuppressionId) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const item = await getItem(documents, tableName, { pk, sk });
    return item && suppressionItem.parse(item);
  }

  async #open(tenant: TenantScope) {
    return openedPartition(await this.#sessions.open(tenant, SESSION_ACTIONS));
  }
}

function fromItem(item: SuppressionItem): Suppression | null {
  if ('freedAt' in item) return null;
  const { sk: id, address, channel, reason, since } = item;
  return { id, channel, address, reason, since };
}
