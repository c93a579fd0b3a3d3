import type { Construct } from 'constructs';
import { membersApiEnv } from '../../functions/members/api/env.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { grantSending } from '../constructs/mail-rights.ts';
import { mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantTenantPools } from '../constructs/user-pool-rights.ts';

const ITEMS = [
  {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['MEMBERS#*'],
  },
  { actions: ['GetItem', 'PutItem', 'DeleteItem'], leadingKeys: ['PERSON#*'] },
  { actions: ['GetItem', 'UpdateItem'], leadingKeys: ['ROLES#*'] },
  { actions: ['GetItem', 'PutItem', 'UpdateItem'], leadingKeys: ['IDEMPOTENCY#*'] },
  { actions: ['BatchGetItem'], leadingKeys: ['MEMBERS#*', 'POOL#*'] },
  { actions: ['GetItem'], leadingKeys: ['TENANT#*', 'SLUG#*'] },
  { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES },
];

const USER_ACTIONS = [
  'AdminCreateUser',
  'AdminGetUser',
  'AdminSetUserPassword',
  'AdminSetUserMFAPreference',
  'AdminEnableUser',
  'AdminDisableUser',
  'AdminDeleteUser',
];

export function membersApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'MembersApi', {
    stage: platform.stage,
    path: 'members/api',
    description: 'Invites, lists, changes and removes the members of a tenant',
    env: membersApiEnv,
    environment: mailingSettings(platform),
    // Fifty invitations are fifty transactions and fifty mails.
    timeoutSeconds: 29,
  });
  for (const items of ITEMS) grantControlItems(fn, platform.controlTable, items);
  grantTenantPools(fn, platform.stage, USER_ACTIONS);
  grantSending(fn, platform.config);
  return { 'members/api': fn.function };
}
