import { isDeepStrictEqual } from 'node:util';
import type { LifeChange } from '../../../core/tenants/tenant-life.ts';
import { toEventItem } from '../events/event-item.ts';
import { tenantKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';
import { registrationWrite } from './registration-write.ts';
import { stateCondition } from './state-condition.ts';
import { toTenantItem } from './tenant-item.ts';

/** All that a step in a tenant's life writes, in one transaction. */
export const lifeWrites = (tableName: string, change: LifeChange) => ({
  tenant: tenantWrite(tableName, change),
  pool: registrationWrite(tableName, change),
  event: putNew(tableName, toEventItem(change.event)),
});

/** The attributes that differ: others, such as a move's, are not this code's to know. */
function tenantWrite(tableName: string, { transition, before, after }: LifeChange): Write {
  const [old, now]: Readonly<Record<string, unknown>>[] = [
    toTenantItem(before),
    toTenantItem(after),
  ];
  const changed = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].filter(
    (name) => !isDeepStrictEqual(old?.[name], now?.[name]),
  );
  const set = changed.filter((name) => now?.[name] !== undefined);
  const remove = changed.filter((name) => now?.[name] === undefined);
  const mayLeave = stateCondition(transition);
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(after.id),
      UpdateExpression: [
        `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}`,
        ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
      ].join(' '),
      ConditionExpression: `${mayLeave.expression} AND #version = :before`,
      ExpressionAttributeNames: {
        ...Object.fromEntries([...changed, 'version'].map((name) => [`#${name}`, name])),
        ...mayLeave.names,
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map((name) => [`:${name}`, now?.[name]])),
        ...mayLeave.values,
        ':before': before.version,
      },
    },
  };
}
