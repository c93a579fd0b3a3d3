import type { Construct } from 'constructs';
import { supportAccessApiEnv } from '../../functions/support-access/api/env.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

/** No other function may write an access. */
export function supportAccessApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'SupportAccessApi', {
    stage: platform.stage,
    path: 'support-access/api',
    description: 'Operators ask for access to a tenant’s data, and its owners decide',
    env: supportAccessApiEnv,
    environment: mailingSettings(platform),
  });
  for (const items of ITEMS) grantControlItems(fn, platform.controlTable, items);
  return { 'support-access/api': fn.function };
}

const ITEMS = [
  { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], leadingKeys: ['SUPPORT#*'] },
  { actions: ['Query'], leadingKeys: ['SUPPORT_USES#*', 'MEMBERS#*'] },
  { actions: ['GetItem'], leadingKeys: ['TENANT#*'] },
  { actions: ['GetItem', 'ConditionCheckItem'], leadingKeys: ['POLICY#*'] },
  // The event, and the mail to the owners.
  { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES },
  { actions: ['PutItem'], leadingKeys: ['MAIL#*'] },
];
