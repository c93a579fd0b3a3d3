import { randomUUID } from 'node:crypto';
import type { Closing, NewMove, Switch } from '../../../core/moves/move-registry.ts';
import type { Move } from '../../../core/moves/move.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { secondsOf } from '../table/claim.ts';
import { stateCondition } from '../tenants/state-condition.ts';
import { idempotencyKey, poolKey, tenantKey } from '../table/control-keys.ts';
import { toEventItem } from '../events/event-item.ts';
import { toMoveItem } from './move-item.ts';
import type { Write } from '../table/transact.ts';

const CLAIM_SECONDS = 86_400;

/** The write of a move in the place of the revision before it, alone or in a transaction. */
export const moveWrite = (tableName: string, move: Move, writeId = randomUUID()) => ({
  TableName: tableName,
  Item: { ...toMoveItem(move), writeId },
  ...(move.revision === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#revision = :before',
        ExpressionAttributeNames: { '#revision': 'revision' },
        ExpressionAttributeValues: { ':before': move.revision - 1 },
      }),
});

export const beginWrites = (tableName: string, { move, tenant, event, claim }: NewMove) => ({
  move: { Put: moveWrite(tableName, move) },
  tenant: takeTenant(tableName, move, tenant),
  event: putNew(tableName, toEventItem(event)),
  claim: claim && claimWrite(tableName, claim, move),
});

export const writesWrites = (tableName: string, move: Move, change: PoolWrites) => ({
  move: { Put: moveWrite(tableName, move) },
  pool: setPoolWrites(tableName, move, change),
});

export const switchWrites = (tableName: string, { move, tenant, event }: Switch) => ({
  move: { Put: moveWrite(tableName, move) },
  tenant: movedTenant(tableName, move, tenant),
  pool: movedPool(tableName, move, tenant),
  event: putNew(tableName, toEventItem(event)),
});

export const closingWrites = (tableName: string, { move, event }: Closing) => ({
  move: { Put: moveWrite(tableName, move) },
  tenant: giveTenantBack(tableName, move),
  event: event && putNew(tableName, toEventItem(event)),
});

/** Its version is left as it is: what an operator sees of the tenant does not change yet. */
function takeTenant(tableName: string, { id }: Move, tenant: Tenant): Write {
  const mayMove = stateCondition('move');
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenant.id),
      UpdateExpression: 'SET moveId = :moveId',
      ConditionExpression: `${mayMove.expression} AND #version = :version AND attribute_not_exists(moveId)`,
      ExpressionAttributeNames: { ...mayMove.names, '#version': 'version' },
      ExpressionAttributeValues: {
        ...mayMove.values,
        ':moveId': id,
        ':version': tenant.version,
      },
    },
  };
}

const giveTenantBack = (tableName: string, { id, tenantId }: Move): Write => ({
  Update: {
    TableName: tableName,
    Key: tenantKey(tenantId),
    UpdateExpression: 'REMOVE moveId',
    ConditionExpression: 'moveId = :moveId',
    ExpressionAttributeValues: { ':moveId': id },
  },
});

export type PoolWrites = {
  readonly userPoolId: string;
  readonly writes: 'open' | 'paused';
};

const setPoolWrites = (
  tableName: string,
  { tenantId }: Move,
  { userPoolId, writes }: PoolWrites,
): Write => ({
  Update: {
    TableName: tableName,
    Key: poolKey(userPoolId),
    UpdateExpression: 'SET #writes = :writes',
    ConditionExpression: 'tenantId = :tenantId',
    ExpressionAttributeNames: { '#writes': 'writes' },
    ExpressionAttributeValues: { ':writes': writes, ':tenantId': tenantId },
  },
});

function movedTenant(tableName: string, { id, to, updatedAt }: Move, tenant: Tenant): Write {
  const home = homeChange(to);
  const mayMove = stateCondition('move');
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenant.id),
      UpdateExpression: `SET ${home.set}, updatedAt = :now, #version = :next${home.remove}`,
      ConditionExpression: `${mayMove.expression} AND #version = :version AND moveId = :moveId`,
      ExpressionAttributeNames: { ...home.names, ...mayMove.names, '#version': 'version' },
      ExpressionAttributeValues: {
        ...home.values,
        ...mayMove.values,
        ':version': tenant.version,
        ':next': tenant.version + 1,
        ':moveId': id,
        ':now': updatedAt.toISOString(),
      },
    },
  };
}

function movedPool(tableName: string, { tenantId, to }: Move, { identity }: Tenant): Write {
  const home = homeChange(to);
  return {
    Update: {
      TableName: tableName,
      Key: poolKey(identity?.userPoolId ?? ''),
      UpdateExpression: `SET ${home.set}${home.remove}`,
      ConditionExpression: 'tenantId = :tenantId AND #writes = :paused',
      ExpressionAttributeNames: { ...home.names, '#writes': 'writes' },
      ExpressionAttributeValues: { ...home.values, ':tenantId': tenantId, ':paused': 'paused' },
    },
  };
}

/** A home in what is recorded flat; only `shared_database` has a tier. */
const homeChange = ({ isolation, region, tier }: Move['to']) => ({
  set: `#isolation = :isolation, #region = :region${tier === undefined ? '' : ', #tier = :tier'}`,
  remove: tier === undefined ? ' REMOVE #tier' : '',
  names: { '#isolation': 'isolation', '#region': 'region', '#tier': 'tier' },
  values: {
    ':isolation': isolation,
    ':region': region,
    ...(tier !== undefined && { ':tier': tier }),
  },
});

const claimWrite = (tableName: string, claim: IdempotencyClaim, move: Move): Write => ({
  Put: {
    TableName: tableName,
    Item: {
      ...moveClaimKey(claim),
      fingerprint: claim.fingerprint,
      tenantId: move.tenantId,
      moveId: move.id,
      expiresAt: secondsOf(move.startedAt) + CLAIM_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
    ExpressionAttributeValues: { ':now': secondsOf(move.startedAt) },
  },
});

/** Apart from the claims on tenants, which are of another form. */
export const moveClaimKey = ({ actor, key }: IdempotencyClaim) =>
  idempotencyKey(`${actor}#moves`, key);

const putNew = (tableName: string, item: Record<string, unknown>): Write => ({
  Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});
