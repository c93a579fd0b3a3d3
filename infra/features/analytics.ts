import type { Construct } from 'constructs';
import { analyticsApiEnv } from '../../functions/analytics/api/env.ts';
import { takeRevenueDayEnv } from '../../functions/analytics/take-revenue-day/env.ts';
import { billingSettings, grantBillingRead } from '../constructs/billing-access.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { controlTableSettings, usageTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';

/** It reads, and nothing else. */
export function analyticsApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'AnalyticsApi', {
    stage: platform.stage,
    path: 'analytics/api',
    description: 'Shows usage and spend over time, and operators revenue and cost',
    env: analyticsApiEnv,
    environment: { ...billingSettings(platform), ...usageTableSettings(platform) },
    memoryMb: 1_024,
    timeoutSeconds: 30,
  });
  grantControlItems(fn, platform.usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'REVENUE#SUMS'],
  });
  grantTenantsRead(fn, platform);
  grantBillingRead(fn, platform);
  return { 'analytics/api': fn.function };
}

type Work = Pick<Platform, 'stage' | 'controlTable' | 'usageTable'>;

/** Once a day, of all tenants. */
export function analyticsWork(scope: Construct, platform: Work): void {
  const { stage, controlTable, usageTable } = platform;
  const fn = new ScheduledFunction(scope, 'TakeRevenueDay', {
    stage,
    path: 'analytics/take-revenue-day',
    description: 'Writes down each day what tenants bring and cost',
    env: takeRevenueDayEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(1 hour)',
    runbook: 'revenue-not-taken',
    timeoutSeconds: 900,
    memoryMb: 1_769,
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
  grantControlItems(fn, usageTable, { actions: ['Query'], leadingKeys: ['WINDOW#*'] });
  grantControlItems(fn, usageTable, {
    actions: ['Query', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    leadingKeys: ['REVENUE#*'],
  });
  grantTenantsRead(fn, platform);
  grantControlItems(fn, controlTable, { actions: ['GetItem'], leadingKeys: ['BILLING#*'] });
}

function grantTenantsRead(
  fn: Parameters<typeof grantControlItems>[0],
  { controlTable }: Pick<Platform, 'controlTable'>,
): void {
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantControlItems(fn, controlTable, { actions: ['Query'], leadingKeys: ['LEDGER#*'] });
}
