import { StorageQuota } from '../../../core/quotas/storage-quota.ts';
import { documents } from '../table/documents.ts';
import { DynamoStorageCounters } from './dynamo-storage-counters.ts';

export type StorageQuotaSettings = {
  readonly USAGE_TABLE_NAME: string;
  readonly CONTROL_TABLE_NAME: string;
};

/** By the function's own role: no session of a tenant reaches its counters. */
export const storageCounters = (settings: StorageQuotaSettings) =>
  new DynamoStorageCounters(documents(), {
    usageTableName: settings.USAGE_TABLE_NAME,
    controlTableName: settings.CONTROL_TABLE_NAME,
  });

export const storageQuota = (settings: StorageQuotaSettings) =>
  new StorageQuota(storageCounters(settings));
