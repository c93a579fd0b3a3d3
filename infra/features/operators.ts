import type { Construct } from 'constructs';
import { PLATFORM } from '../../core/access/roles.ts';
import { operatorsApiEnv } from '../../functions/operators/api/env.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

/** Reaches the operators' pool and its members, and those of no tenant. */
export function operatorsApi(scope: Construct, platform: Platform) {
  const { stage, controlTable, operatorPool } = platform;
  const fn = new PlatformFunction(scope, 'OperatorsApi', {
    stage,
    path: 'operators/api',
    description: 'Makes, lists, changes and removes operators',
    env: operatorsApiEnv,
    environment: {
      ...controlTableSettings(platform),
      OPERATOR_USER_POOL_ID: operatorPool.userPoolId,
    },
  });
  for (const items of itemsOf(operatorPool.userPoolId)) grantControlItems(fn, controlTable, items);
  fn.grant(
    ['AdminCreateUser', 'AdminEnableUser', 'AdminDisableUser', 'AdminDeleteUser'].map(
      (name) => `cognito-idp:${name}`,
    ),
    [operatorPool.userPoolArn],
  );
  return { 'operators/api': fn.function };
}

const itemsOf = (userPoolId: string) => [
  {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: [`MEMBERS#${userPoolId}`],
  },
  { actions: ['PutItem', 'DeleteItem'], leadingKeys: ['PERSON#*'] },
  { actions: ['GetItem'], leadingKeys: [`ROLES#${userPoolId}`] },
  { actions: ['PutItem'], leadingKeys: [`TENANT#${PLATFORM}`], attributes: EVENT_ATTRIBUTES },
];
