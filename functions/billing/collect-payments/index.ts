import { DynamoBillingAccounts } from '../../../adapters/dynamodb/billing/dynamo-billing-accounts.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantLife } from '../../../adapters/dynamodb/tenants/dynamo-tenant-life.ts';
import { collectDue } from '../../../core/billing/dunning/collect-due.ts';
import { lifeSuspender } from '../../../core/billing/dunning/life-suspender.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { collectPaymentsEnv } from './env.ts';

const { CONTROL_TABLE_NAME: tableName } = readEnv(collectPaymentsEnv);
const table = documents();
const now = () => new Date();
const ports = {
  accounts: new DynamoBillingAccounts({ documents: table, tableName, now }),
  suspender: lifeSuspender({ life: new DynamoTenantLife(table, tableName), now }),
  now,
};

/** Each minute: the notices, suspensions and resumptions that are due. */
export const handler = scheduledFunction(
  { log: { done: LOG.paymentsCollected, failed: LOG.paymentNotCollected }, now },
  ({ deadline, onError }) => collectDue({ ...ports, onError }, deadline),
);
