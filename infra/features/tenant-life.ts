import type { Construct } from 'constructs';
import {
  CONSUMED_TYPES,
  onLifeChangedEnv,
} from '../../functions/tenant-life/on-life-changed/env.ts';
import { remindOwnersEnv } from '../../functions/tenant-life/remind-owners/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { OWNERS_MAIL } from '../constructs/owners-mail.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';

/** What follows steps in tenants' lives: mails to their owners, and reminders before they are erased. */
export function tenantLifeWork(scope: Construct, platform: Platform): void {
  tellOwners(scope, platform);
  remindOwners(scope, platform);
}

function tellOwners(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnLifeChanged', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    path: 'tenant-life/on-life-changed',
    description: 'Tells a tenant’s owners of each step in its life',
    env: onLifeChangedEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 20,
  });
  for (const items of OWNERS_MAIL) grantControlItems(fn, controlTable, items);
}

function remindOwners(scope: Construct, platform: Platform): void {
  const { stage, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'RemindOwners', {
    stage,
    path: 'tenant-life/remind-owners',
    description: 'Tells that terminated tenants are erased soon',
    env: remindOwnersEnv,
    environment: controlTableSettings(platform),
    schedule: 'rate(1 hour)',
    runbook: 'tenant-life',
    timeoutSeconds: 300,
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
  grantTenantItems(fn, controlTable, ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem']);
}
