import type { storageQuotaEnv } from '../../functions/env/storage-quota.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from './control-items.ts';
import { controlTableSettings, type Platform } from './platform.ts';
import type { PlatformFunction, Settings } from './platform-function.ts';

type Tables = Pick<Platform, 'controlTable' | 'usageTable'>;

export const storageQuotaSettings = ({
  controlTable,
  usageTable,
}: Tables): Settings<typeof storageQuotaEnv> => ({
  ...controlTableSettings({ controlTable }),
  USAGE_TABLE_NAME: usageTable.tableName,
});

/** Lets a function count tenants' storage, and tell the bus of it; it reads no other counter and no event. */
export function grantStorageQuota(
  fn: Pick<PlatformFunction, 'role'>,
  { controlTable, usageTable }: Tables,
): void {
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'PutItem', 'UpdateItem'],
    leadingKeys: ['QUOTA#*'],
  });
  grantControlItems(fn, controlTable, {
    actions: ['PutItem'],
    leadingKeys: ['TENANT#*'],
    attributes: EVENT_ATTRIBUTES,
  });
}
