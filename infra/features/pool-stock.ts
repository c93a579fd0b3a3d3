import type { Construct } from 'constructs';
import { refillPoolStockEnv } from '../../functions/provisioning/refill-pool-stock/env.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { sesIdentityArn } from '../constructs/mail-rights.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { grantReadyPools } from '../constructs/user-pool-rights.ts';

/** Keeps user pools ready for the tenants to come. */
export function poolStock(scope: Construct, platform: Platform): void {
  const { stage, config, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'RefillPoolStock', {
    stage,
    path: 'provisioning/refill-pool-stock',
    description: 'Makes user pools ahead of tenants, and replaces those that grew old',
    env: refillPoolStockEnv,
    environment: {
      ...controlTableSettings(platform),
      SES_IDENTITY_ARN: sesIdentityArn(scope, config),
    },
    schedule: 'rate(1 minute)',
    runbook: 'failed-provisioning',
    timeoutSeconds: 55,
  });
  grantControlItems(fn, controlTable, {
    actions: ['Query', 'PutItem', 'DeleteItem'],
    leadingKeys: ['POOL_STOCK'],
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
  grantControlItems(fn, controlTable, { actions: ['BatchGetItem'], leadingKeys: ['TENANT#*'] });
  grantControlItems(fn, controlTable, {
    actions: ['UpdateItem'],
    leadingKeys: ['TENANT#*'],
    attributes: ['pk', 'sk', 'dueKind', 'dueAt'],
  });
  grantReadyPools(fn, stage);
}
