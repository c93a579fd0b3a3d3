import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CHANNELS } from '../../../core/notifications/channel.ts';
import type { PreferenceStore } from '../../../core/notifications/notification-store.ts';
import {
  DIGESTS,
  NO_PREFERENCES,
  type Preferences,
} from '../../../core/notifications/preferences.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { fail, ok } from '../../../kit/result.ts';
import { getItem } from '../table/get-item.ts';
import { preferencesSortKey } from './notification-keys.ts';
import { openedPartition } from './opened-partition.ts';

const SESSION_ACTIONS: SessionActions = { items: ['GetItem', 'PutItem'] };

const preferencesItem = z.object({
  timeZone: z.string(),
  locale: z.string().optional(),
  off: z.record(z.string(), z.array(z.enum(CHANNELS))),
  quietHours: z.object({ from: z.string(), to: z.string() }).optional(),
  digest: z.record(z.string(), z.enum(DIGESTS)),
  version: z.int(),
});

export class DynamoPreferenceStore implements PreferenceStore {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async find(tenant: TenantScope, recipientId: string) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const item = await getItem(documents, tableName, { pk, sk: preferencesSortKey(recipientId) });
    return item ? preferencesItem.parse(item) : NO_PREFERENCES;
  }

  async replace(tenant: TenantScope, recipientId: string, preferences: Preferences) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const { version } = preferences;
    try {
      await documents.send(
        new PutCommand({
          TableName,
          Item: { pk, sk: preferencesSortKey(recipientId), ...preferences },
          ...(version === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'version = :before',
                ExpressionAttributeValues: { ':before': version - 1 },
              }),
        }),
      );
      return ok(undefined);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return fail({ kind: 'VersionConflict' } as const);
      }
      throw error;
    }
  }

  async #open(tenant: TenantScope) {
    return openedPartition(await this.#sessions.open(tenant, SESSION_ACTIONS));
  }
}
