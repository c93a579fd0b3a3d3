import type { Closing, MoveStart, Switch } from '../../../core/moves/move-registry.ts';
import type { Move } from '../../../core/moves/move.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { stateCondition } from '../tenants/state-condition.ts';
import { poolKey, tenantKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import { toEventItem } from '../events/event-item.ts';
import { jobWrite, startWrites } from '../jobs/job-item.ts';
import type { Write } from '../table/transact.ts';

export const beginWrites = (tableName: string, { start, tenant, event }: MoveStart) => ({
  ...startWrites(tableName, start),
  tenant: takeTenant(tableName, start.job, tenant),
  event: putNew(tableName, toEventItem(event)),
});

export const writesWrites = (tableName: string, move: Move, change: PoolWrites) => ({
  job: { Put: jobWrite(tableName, move) },
  pool: setPoolWrites(tableName, change),
});

export const switchWrites = (tableName: string, { move, tenant, event }: Switch) => ({
  job: { Put: jobWrite(tableName, move) },
  tenant: movedTenant(tableName, move, tenant),
  pool: movedPool(tableName, move, tenant),
  event: putNew(tableName, toEventItem(event)),
});

export const closingWrites = (tableName: string, { move, event }: Closing) => ({
  job: { Put: jobWrite(tableName, move) },
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

const setPoolWrites = (tableName: string, { userPoolId, writes }: PoolWrites): Write => ({
  Update: {
    TableName: tableName,
    Key: poolKey(userPoolId),
    UpdateExpression: 'SET #writes = :writes',
    // To name `tenantId` would take the right to change it (infra/constructs/registration-changes.ts).
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#writes': 'writes' },
    ExpressionAttributeValues: { ':writes': writes },
  },
});

function movedTenant(tableName: string, { id, to, updatedAt }: Move, tenant: Tenant): Write {
  const placement = placementChange(to);
  const mayMove = stateCondition('finishMove');
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenant.id),
      UpdateExpression: `SET ${placement.set}, updatedAt = :now, #version = :next${placement.remove}`,
      ConditionExpression: `${mayMove.expression} AND #version = :version AND moveId = :moveId`,
      ExpressionAttributeNames: { ...placement.names, ...mayMove.names, '#version': 'version' },
      ExpressionAttributeValues: {
        ...placement.values,
        ...mayMove.values,
        ':version': tenant.version,
        ':next': tenant.version + 1,
        ':moveId': id,
        ':now': updatedAt.toISOString(),
      },
    },
  };
}

function movedPool(tableName: string, { to }: Move, { identity }: Tenant): Write {
  const placement = placementChange(to);
  return {
    Update: {
      TableName: tableName,
      Key: poolKey(identity?.userPoolId ?? ''),
      UpdateExpression: `SET ${placement.set}${placement.remove}`,
      ConditionExpression: '#writes = :paused',
      ExpressionAttributeNames: { ...placement.names, '#writes': 'writes' },
      ExpressionAttributeValues: {
        ...placement.values,
        ':paused': 'paused',
      },
    },
  };
}

/** A placement in what is recorded flat; only `shared_database` has a tier. */
const placementChange = ({ isolation, region, tier }: Move['to']) => ({
  set: `#isolation = :isolation, #region = :region${tier === undefined ? '' : ', #tier = :tier'}`,
  remove: tier === undefined ? ' REMOVE #tier' : '',
  names: { '#isolation': 'isolation', '#region': 'region', '#tier': 'tier' },
  values: {
    ':isolation': isolation,
    ':region': region,
    ...(tier !== undefined && { ':tier': tier }),
  },
});
