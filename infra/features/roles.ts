import type { Construct } from 'constructs';
import { rolesApiEnv } from '../../functions/roles/api/env.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

export function rolesApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'RolesApi', {
    stage: platform.stage,
    path: 'roles/api',
    description: 'Shows and changes the roles that tenants make',
    env: rolesApiEnv,
    environment: controlTableSettings(platform),
  });
  for (const items of ROLE_ITEMS) grantControlItems(fn, platform.controlTable, items);
  return { 'roles/api': fn.function };
}

const ROLE_ITEMS = [
  { actions: ['GetItem', 'PutItem', 'UpdateItem'], leadingKeys: ['ROLES#*'] },
  // The event of a change.
  { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES },
  // Who has a role that shall go.
  { actions: ['Query'], leadingKeys: ['MEMBERS#*'] },
];
