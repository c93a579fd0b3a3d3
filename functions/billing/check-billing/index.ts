import { setTimeout } from 'node:timers/promises';
import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { usageExportPorts } from '../../../adapters/billing/usage-export-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { checkBilling } from '../../../core/billing/check/check-billing.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { checkBillingEnv } from './env.ts';
import { reportFinding } from './report-finding.ts';

const settings = readEnv(checkBillingEnv);
const documentClient = documents();
const ports = {
  ...billingPorts(settings, bundledPlatformConfig(), { documents: documentClient }),
  ...usageExportPorts(settings, documentClient),
  tenants: new DynamoTenantFinder(documentClient, settings.CONTROL_TABLE_NAME),
  tenantIds: new DynamoTenantIds(documentClient, settings.CONTROL_TABLE_NAME),
  pause: () => setTimeout(60_000),
  onFinding: reportFinding,
};

/** Each day: what must not be true of any tenant's billing. It repairs nothing: that is `freehold billing check --fix`. */
export const handler = scheduledFunction(
  { log: { done: LOG.billingChecked, failed: LOG.billingNotChecked }, now: ports.now },
  ({ deadline, onError }) => checkBilling({ ...ports, onError }, { deadline, isFixing: false }),
);
