import { CfnOutput } from 'aws-cdk-lib';
import type { IStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { advanceMoveEnv } from '../../functions/moves/advance-move/env.ts';
import { movesApiEnv } from '../../functions/moves/api/env.ts';
import { changeStoresEnv } from '../../functions/moves/change-stores/env.ts';
import { sweepMovesEnv } from '../../functions/moves/sweep-moves/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import type { DedicatedResourcesAccess } from '../constructs/dedicated-resources-access.ts';
import {
  controlTableSettings,
  tenantPlaneSettings,
  type Platform,
} from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { Workflow } from '../constructs/workflow.ts';

type MovesApiProps = Platform & { readonly moveTenantMachine: IStateMachine };
type WorkflowProps = Platform & { readonly dedicatedResources: DedicatedResourcesAccess };

export function movesApi(scope: Construct, props: MovesApiProps) {
  const { stage, controlTable, moveTenantMachine } = props;
  const fn = new PlatformFunction(scope, 'MovesApi', {
    stage,
    path: 'moves/api',
    description: 'Begins and shows moves of tenants’ data',
    env: movesApiEnv,
    environment: {
      ...controlTableSettings(props),
      MOVE_TENANT_MACHINE_ARN: moveTenantMachine.stateMachineArn,
    },
  });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    leadingKeys: ['TENANT#*', 'IDEMPOTENCY#*'],
  });
  fn.grant(['states:StartExecution'], [moveTenantMachine.stateMachineArn]);
  return { 'moves/api': fn.function };
}

/** The machine that moves tenants, its tasks, and the sweeper that starts it again where it died. */
export function moveWorkflow(stack: Construct, props: WorkflowProps): StateMachine {
  const scope = new Construct(stack, 'Moves');
  const tasks = new Construct(scope, 'Functions');
  const workflow = new Workflow(scope, 'MoveTenant', {
    stage: props.stage,
    definition: 'move-tenant',
    comment: 'Moves one tenant’s data from one placement to another',
    tasks: { AdvanceMove: advanceMove(tasks, props), ChangeStores: changeStores(tasks, props) },
    failure: 'A move did not end well: docs/runbooks/failed-move.md',
  });
  const { stateMachineArn } = workflow.machine;
  const sweeper = workflow.addSweeper('SweepMoves', {
    stage: props.stage,
    path: 'moves/sweep-moves',
    description: 'Starts the machine of moves that have none',
    env: sweepMovesEnv,
    environment: { ...controlTableSettings(props), MOVE_TENANT_MACHINE_ARN: stateMachineArn },
  });
  grantTenantItems(sweeper, props.controlTable, ['GetItem', 'PutItem']);
  sweeper.grant(['dynamodb:Query'], [`${props.controlTable.tableArn}/index/byState`]);
  const output = new CfnOutput(scope, 'MachineArn', { value: stateMachineArn });
  output.overrideLogicalId('MoveTenantMachineArn');
  return workflow.machine;
}

/** Reaches a tenant's data by its sessions alone: one at the source, another one at the target. */
function advanceMove(scope: Construct, platform: Platform) {
  const { stage, controlTable } = platform;
  const fn = new TenantPlaneFunction(scope, 'AdvanceMove', {
    platform,
    path: 'moves/advance-move',
    description: 'Does the next piece of a tenant’s move, by the tenant’s own sessions',
    env: advanceMoveEnv,
    environment: {
      ...controlTableSettings(platform),
      UPLOAD_LINK_SECONDS: String(stage.uploadLinkSeconds),
      LONGEST_UPLOAD_SECONDS: String(stage.longestUploadSeconds),
    },
    timeoutSeconds: 300,
    memoryMb: 1_024,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
  // Pauses and opens a tenant's writes, and leads its users to the new placement; registers no pool.
  grantControlItems(fn, controlTable, { actions: ['UpdateItem'], leadingKeys: ['POOL#*'] });
  return fn.function;
}

function changeStores(scope: Construct, props: WorkflowProps) {
  const { stage, controlTable, dedicatedResources } = props;
  const fn = new PlatformFunction(scope, 'ChangeStores', {
    stage,
    path: 'moves/change-stores',
    description: 'Makes or deletes what a tenant that moves has to itself',
    env: changeStoresEnv,
    environment: {
      ...controlTableSettings(props),
      ...tenantPlaneSettings(props),
      ...dedicatedResources.environment,
    },
    timeoutSeconds: 60,
  });
  dedicatedResources.grant(fn);
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem']);
  return fn.function;
}
