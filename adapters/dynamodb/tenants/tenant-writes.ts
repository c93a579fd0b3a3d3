import type { TenantUpdated } from '../../../core/tenants/tenant-events.ts';
import type { NewTenant } from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { secondsOf } from '../table/claim.ts';
import { putNew } from '../table/put-new.ts';
import { adminPasswordKey, slugKey, TENANT_COUNT_KEY, tenantKey } from '../table/control-keys.ts';
import { toEventItem } from '../events/event-item.ts';
import { tenantClaimWrite } from './tenant-claims.ts';
import { searchText, toTenantItem } from './tenant-item.ts';
import { registrationWrite } from './registration-write.ts';
import type { Write } from '../table/transact.ts';

const PASSWORD_RETENTION_SECONDS = 86_400;

/** The writes of a new tenant; each condition has one meaning, given by the name of its write. */
export const creationWrites = (tableName: string, creation: NewTenant) => ({
  tenant: putNew(tableName, toTenantItem(creation.tenant)),
  slug: putNew(tableName, { ...slugKey(creation.tenant.slug), tenantId: creation.tenant.id }),
  count: countOneMore(tableName, creation.maxTenants),
  event: putNew(tableName, toEventItem(creation.event)),
  adminPassword: pendingPassword(tableName, creation),
  claim: tenantClaimWrite(tableName, creation),
});

type Update = { readonly before: Tenant; readonly after: Tenant; readonly event: TenantUpdated };

export const updateWrites = (tableName: string, update: Update) => ({
  tenant: changeWrite(tableName, update),
  pool: registrationWrite(tableName, update),
  event: putNew(tableName, toEventItem(update.event)),
});

const countOneMore = (tableName: string, limit: number): Write => ({
  Update: {
    TableName: tableName,
    Key: TENANT_COUNT_KEY,
    UpdateExpression: 'ADD #count :one',
    ConditionExpression: '(attribute_not_exists(#count) AND :limit > :zero) OR #count < :limit',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':one': 1, ':zero': 0, ':limit': limit },
  },
});

function pendingPassword(tableName: string, creation: NewTenant): Write | undefined {
  const { tenant, encryptedAdminPassword } = creation;
  if (encryptedAdminPassword === undefined) return undefined;
  return putNew(tableName, {
    ...adminPasswordKey(tenant.id),
    ciphertext: encryptedAdminPassword,
    expiresAt: secondsOf(tenant.createdAt) + PASSWORD_RETENTION_SECONDS,
  });
}

/** Only what an operator may change: a provisioning may own attributes that this code does not know. */
function changeWrite(tableName: string, { before, after }: Update): Write {
  const { name, settings, metadata, planVersion, version, updatedAt } = toTenantItem(after);
  const values = {
    ...{ name, settings, metadata, version, updatedAt, searchText: searchText(after) },
    ...(planVersion !== undefined && { planVersion }),
  };
  const attributes = Object.keys(values);
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(after.id),
      UpdateExpression: `SET ${attributes.map((key) => `#${key} = :${key}`).join(', ')}`,
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: Object.fromEntries(attributes.map((key) => [`#${key}`, key])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`:${key}`, value])),
        ':before': before.version,
      },
    },
  };
}
