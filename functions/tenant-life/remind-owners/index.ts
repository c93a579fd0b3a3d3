import { dueTenants } from '../../../adapters/dynamodb/tenant-life/due-tenants.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantLife } from '../../../adapters/dynamodb/tenants/dynamo-tenant-life.ts';
import { remindOwners } from '../../../core/tenant-life/remind-owners.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { remindOwnersEnv } from './env.ts';

const { CONTROL_TABLE_NAME } = readEnv(remindOwnersEnv);
const table = documents();
const ports = {
  life: new DynamoTenantLife(table, CONTROL_TABLE_NAME),
  due: () => dueTenants(table, CONTROL_TABLE_NAME, 'reminder'),
  now: () => new Date(),
};

/** Each hour: tells that tenants are erased soon. */
export const handler = scheduledFunction(
  { log: { done: LOG.ownersReminded, failed: LOG.ownersNotReminded }, now: ports.now },
  ({ deadline, onError }) => remindOwners({ ...ports, onError }, deadline),
);
