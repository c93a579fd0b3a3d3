import type { Construct } from 'constructs';
import { membersApiEnv } from '../../functions/members/api/env.ts';
import {
  denyControlItems,
  EVENT_ATTRIBUTES,
  grantControlItems,
} from '../constructs/control-items.ts';
import { grantSending } from '../constructs/mail-rights.ts';
import { mailingSettings, signInSettings, type Platform } from '../constructs/platform.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { grantTenantPools, MEMBER_ACTIONS } from '../constructs/user-pool-rights.ts';

const ITEMS = [
  {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['MEMBERS#*'],
  },
  { actions: ['GetItem'], leadingKeys: ['PERSON#*', 'ROLES#*'] },
  {
    actions: ['PutItem', 'DeleteItem'],
    leadingKeys: ['PERSON#*'],
    attributes: ['pk', 'sk', 'userId', 'invitationId'],
  },
  // Who has a role is counted; what it permits is another function's to write.
  { actions: ['UpdateItem'], leadingKeys: ['ROLES#*'], attributes: ['pk', 'sk', 'counts'] },
  { actions: ['GetItem', 'PutItem', 'UpdateItem'], leadingKeys: ['IDEMPOTENCY#*'] },
  { actions: ['BatchGetItem'], leadingKeys: ['MEMBERS#*', 'POOL#*'] },
  { actions: ['GetItem'], leadingKeys: ['TENANT#*', 'SLUG#*', 'POLICY#*'] },
  { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES },
];

export function membersApi(scope: Construct, platform: Platform) {
  const fn = new TenantPlaneFunction(scope, 'MembersApi', {
    platform,
    path: 'members/api',
    description: 'Invites, lists, changes and removes the members of a tenant',
    env: membersApiEnv,
    environment: mailingSettings(platform),
    // Fifty invitations are fifty transactions and fifty mails.
    timeoutSeconds: 29,
  });
  for (const items of ITEMS) grantControlItems(fn, platform.controlTable, items);
  // A tenant's owner makes members of any role: never of the operators' pool, whatever the code does.
  const operators = signInSettings(platform).OPERATOR_USER_POOL_ID;
  denyControlItems(fn, platform.controlTable, [`MEMBERS#${operators}`, `ROLES#${operators}`]);
  grantTenantPools(fn, platform.stage, [...MEMBER_ACTIONS, 'AdminDeleteUser']);
  grantSending(fn, platform);
  return { 'members/api': fn.function };
}
