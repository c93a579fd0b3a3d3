import type {
  IdempotencyClaim,
  NewTenant,
  Restart,
} from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { claimWrite, secondsOf } from '../table/claim.ts';
import { putNew } from '../table/put-new.ts';
import {
  adminPasswordKey,
  idempotencyKey,
  poolKey,
  slugKey,
  TENANT_COUNT_KEY,
  tenantKey,
} from '../table/control-keys.ts';
import { stepWrite } from '../provisioning/dynamo-step-ledger.ts';
import { toEventItem } from '../events/event-item.ts';
import { searchText, toTenantItem, unsettled } from './tenant-item.ts';
import type { Write } from '../table/transact.ts';

const PASSWORD_RETENTION_SECONDS = 86_400;

/** The writes of a new tenant; each condition has one meaning, told by the name of its write. */
export const creationWrites = (tableName: string, creation: NewTenant) => ({
  tenant: putNew(tableName, toTenantItem(creation.tenant)),
  slug: putNew(tableName, { ...slugKey(creation.tenant.slug), tenantId: creation.tenant.id }),
  count: countOneMore(tableName, creation.maxTenants),
  event: putNew(tableName, toEventItem(creation.event)),
  adminPassword: pendingPassword(tableName, creation),
  claim: claimOf(tableName, creation),
});

export const restartWrites = (tableName: string, restart: Restart) => ({
  tenant: restartWrite(tableName, restart),
  event: putNew(tableName, toEventItem(restart.event)),
  welcome: restart.welcome && { Put: stepWrite(tableName, restart.welcome) },
  claim: claimOf(tableName, restart),
});

type Update = { readonly before: Tenant; readonly after: Tenant };

export const updateWrites = (tableName: string, update: Update) => ({
  tenant: changeWrite(tableName, update),
  pool: poolNameWrite(tableName, update),
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
  const { tenant, sealedAdminPassword } = creation;
  if (sealedAdminPassword === undefined) return undefined;
  return putNew(tableName, {
    ...adminPasswordKey(tenant.id),
    ciphertext: sealedAdminPassword,
    expiresAt: secondsOf(tenant.createdAt) + PASSWORD_RETENTION_SECONDS,
  });
}

type Claimed = { readonly claim?: IdempotencyClaim; readonly tenant: Tenant };

/** The answer is made again from the tenant as this request wrote it. */
const claimOf = (tableName: string, { claim, tenant }: Claimed): Write | undefined =>
  claim &&
  claimWrite(
    tableName,
    {
      key: idempotencyKey(claim.actor, claim.key),
      fingerprint: claim.fingerprint,
      answer: { tenant: toTenantItem(tenant) },
    },
    tenant.updatedAt,
  );

function restartWrite(tableName: string, { tenant, leaves }: Restart): Write {
  const due = Object.entries(unsettled(tenant));
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenant.id),
      UpdateExpression: `SET ${[
        '#attempt = :attempt, #version = :version, #updatedAt = :updatedAt',
        ...due.map(([name]) => `${name} = :${name}`),
      ].join(', ')} REMOVE #failure`,
      ConditionExpression:
        '#state = :leavesState AND #attempt = :leavesAttempt AND #version = :leavesVersion',
      ExpressionAttributeNames: {
        '#attempt': 'attempt',
        '#version': 'version',
        '#updatedAt': 'updatedAt',
        '#failure': 'failure',
        '#state': 'state',
      },
      ExpressionAttributeValues: {
        ':attempt': tenant.attempt,
        ':version': tenant.version,
        ':updatedAt': tenant.updatedAt.toISOString(),
        ':leavesState': leaves.state,
        ':leavesAttempt': leaves.attempt,
        ':leavesVersion': leaves.version,
        ...Object.fromEntries(due.map(([name, value]) => [`:${name}`, value])),
      },
    },
  };
}

/** Only what an operator may change: a provisioning may own attributes that this code does not know. */
function changeWrite(tableName: string, { before, after }: Update): Write {
  const { name, settings, metadata, version, updatedAt } = toTenantItem(after);
  const values = { name, settings, metadata, version, updatedAt, searchText: searchText(after) };
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

/** A sign-in tells the tenant's name, from the pool's registration. */
function poolNameWrite(tableName: string, { before, after }: Update): Write | undefined {
  if (!after.identity || before.name === after.name) return undefined;
  return {
    Update: {
      TableName: tableName,
      Key: poolKey(after.identity.userPoolId),
      UpdateExpression: 'SET #tenantName = :name',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#tenantName': 'tenantName' },
      ExpressionAttributeValues: { ':name': after.name },
    },
  };
}
