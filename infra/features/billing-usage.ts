import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkBillingEnv } from '../../functions/billing/check-billing/env.ts';
import { exportUsageEnv } from '../../functions/billing/export-usage/env.ts';
import {
  BILLING_FINDINGS,
  OLDEST_UNEXPORTED_USAGE,
  USAGE_REFUSED,
} from '../../functions/env/metrics.ts';
import { alarm } from '../constructs/alarm.ts';
import {
  billingSettings,
  grantBillingRead,
  grantNoneItems,
  grantUsageExports,
} from '../constructs/billing-access.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { countOf } from '../constructs/count-of.ts';
import { usageTableSettings, type Platform } from '../constructs/platform.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { oldestOf } from '../constructs/oldest-of.ts';

/** What was sealed, to the provider; until an invoice is final 45 minutes are left. */
export function exportUsage(scope: Construct, platform: Platform): void {
  const { stage, usageTable } = platform;
  const fn = new ScheduledFunction(scope, 'ExportUsage', {
    stage,
    path: 'billing/export-usage',
    description: 'Reports the sealed usage of tenants to the billing provider',
    env: exportUsageEnv,
    environment: { ...billingSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(1 minute)',
    runbook: 'usage-not-exported',
    timeoutSeconds: 55,
    memoryMb: 1_024,
  });
  grantBillingRead(fn, platform);
  grantUsageExports(fn, platform, ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  if (platform.config.services.billing.provider === 'none')
    grantNoneItems(fn, platform.controlTable);
  grantControlItems(fn, platform.controlTable, {
    actions: ['PutItem'],
    leadingKeys: ['TENANT#*'],
    attributes: EVENT_ATTRIBUTES,
  });
  fn.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'Query', 'UpdateItem'],
    leadingKeys: ['SEALED#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'PutItem', 'DeleteItem'],
    leadingKeys: ['CAPS#*'],
  });
  exportAlarms(scope, fn.function.functionName);
}

function exportAlarms(scope: Construct, functionName: string): void {
  alarm(scope, 'UsageUnexported', {
    metric: oldestOf({ functionName }, OLDEST_UNEXPORTED_USAGE),
    threshold: Duration.minutes(30).toSeconds(),
    meaning: 'Usage that was sealed is not reported to the billing provider.',
    fault:
      'the oldest waits for half an hour; after three quarters it comes too late for its own invoice.',
    runbook: 'usage-not-exported',
  });
  alarm(scope, 'UsageRefused', {
    metric: countOf(USAGE_REFUSED),
    meaning: 'The billing provider will not take usage that was sealed.',
    fault: 'it refused some.',
    runbook: 'usage-not-exported',
  });
}

/** What must not be true of any tenant's billing, looked at and never changed. */
export function checkBilling(scope: Construct, platform: Platform): void {
  const { stage, controlTable, usageTable } = platform;
  const fn = new ScheduledFunction(scope, 'CheckBilling', {
    stage,
    path: 'billing/check-billing',
    description: 'Compares what is known of tenants’ billing with what the provider says',
    env: checkBillingEnv,
    environment: { ...billingSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(1 day)',
    runbook: 'billing-findings',
    timeoutSeconds: 900,
    memoryMb: 1_024,
  });
  grantBillingRead(fn, platform);
  grantUsageExports(fn, platform, ['GetItem', 'Query']);
  grantControlItems(fn, usageTable, { actions: ['Query'], leadingKeys: ['SEALED#*'] });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'BatchGetItem'],
    leadingKeys: ['TENANT#*', 'SLUG#*'],
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
  alarm(scope, 'BillingFindings', {
    metric: countOf(BILLING_FINDINGS),
    meaning: 'Something is true of tenants’ billing that must not be.',
    fault: 'the daily check found something.',
    runbook: 'billing-findings',
  });
}
