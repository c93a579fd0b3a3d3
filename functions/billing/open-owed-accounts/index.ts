import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { openOwedAccounts } from '../../../core/provisioning/open-owed-accounts.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { openOwedAccountsEnv } from './env.ts';

const settings = readEnv(openOwedAccountsEnv);
const documentClient = documents();
const ports = {
  ...billingPorts(settings, bundledPlatformConfig(), { documents: documentClient }),
  tenants: new DynamoTenantFinder(documentClient, settings.CONTROL_TABLE_NAME),
};

/** Each minute: makes customers of the tenants that were active before the provider was there. */
export const handler = scheduledFunction(
  { log: { done: LOG.billingFollowed, failed: LOG.billingNotFollowed }, now: ports.now },
  ({ deadline, onError }) => openOwedAccounts({ ...ports, onError }, deadline),
);
