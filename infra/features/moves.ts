import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { movesApiEnv } from '../../functions/moves/api/env.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

type MovesApiProps = Platform & { readonly runJobMachine: IStateMachine };

export function movesApi(scope: Construct, props: MovesApiProps) {
  const { stage, controlTable, runJobMachine } = props;
  const fn = new PlatformFunction(scope, 'MovesApi', {
    stage,
    path: 'moves/api',
    description: 'Begins and shows moves of tenants’ data',
    env: movesApiEnv,
    environment: {
      ...controlTableSettings(props),
      RUN_JOB_MACHINE_ARN: runJobMachine.stateMachineArn,
    },
  });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    leadingKeys: ['TENANT#*', 'IDEMPOTENCY#*'],
  });
  fn.grant(['states:StartExecution'], [runJobMachine.stateMachineArn]);
  return { 'moves/api': fn.function };
}
