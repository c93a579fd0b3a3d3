import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { movesApiEnv } from '../../functions/moves/api/env.ts';
import type { Stage } from '../config/stage.ts';
import { grantControlItems } from './control-items.ts';
import { PlatformFunction } from './platform-function.ts';

export type MoveApiProps = {
  readonly stage: Stage;
  readonly controlTable: ITable;
  readonly moveTenantMachine: IStateMachine;
};

/** The function behind the routes of moves. */
export function moveApi(
  scope: Construct,
  { stage, controlTable, moveTenantMachine }: MoveApiProps,
): IFunction {
  const fn = new PlatformFunction(scope, 'MovesApi', {
    stage,
    path: 'moves/api',
    description: 'Begins and shows moves of tenants’ data',
    env: movesApiEnv,
    environment: {
      CONTROL_TABLE_NAME: controlTable.tableName,
      MOVE_TENANT_MACHINE_ARN: moveTenantMachine.stateMachineArn,
    },
  });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    leadingKeys: ['TENANT#*', 'IDEMPOTENCY#*'],
  });
  fn.grant(['states:StartExecution'], [moveTenantMachine.stateMachineArn]);
  return fn.function;
}
