import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  NO_SETTINGS,
  type AnalyticsSettings,
  type AnalyticsSettingsStore,
} from '../../../core/product-analytics/analytics-settings.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { settingsKey } from './analytics-keys.ts';

const settingsItem = z.object({ dimensions: z.array(z.string()) });

/** One item a tenant in the UsageTable. */
export class DynamoAnalyticsSettings implements AnalyticsSettingsStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async of(tenantId: TenantId): Promise<AnalyticsSettings> {
    const { Item } = await this.#documents.send(
      new GetCommand({ TableName: this.#tableName, Key: settingsKey(tenantId) }),
    );
    return Item ? settingsItem.parse(Item) : NO_SETTINGS;
  }

  async put(tenantId: TenantId, { dimensions }: AnalyticsSettings): Promise<void> {
    const Item = { ...settingsKey(tenantId), dimensions };
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }
}
