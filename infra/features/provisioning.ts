import { CfnOutput } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { OLDEST_OPEN_PROVISIONING } from '../../functions/env/metrics.ts';
import { sweepProvisioningEnv } from '../../functions/provisioning/sweep-provisioning/env.ts';
import {
  CONSUMED_TYPES,
  onProvisioningEndedEnv,
} from '../../functions/provisioning/on-provisioning-ended/env.ts';
import {
  CONSUMED_TYPES as SETTLED_TYPES,
  onProvisioningSettledEnv,
} from '../../functions/provisioning/on-provisioning-settled/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { grantSending } from '../constructs/mail-rights.ts';
import type { PlatformFunction } from '../constructs/platform-function.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { Workflow } from '../constructs/workflow.ts';
import { grantGivingUp, provisioningTasks, type ProvisioningProps } from './provisioning-tasks.ts';

/** The machine that provisions tenants, its tasks, and the sweeper that settles what it leaves open. */
export function provisioningWorkflow(scope: Construct, props: ProvisioningProps): StateMachine {
  const { stage, controlTable } = props;
  const workflow = new Workflow(scope, 'ProvisionTenant', {
    stage,
    definition: 'provision-tenant',
    comment: 'Provisions one tenant, or takes back what it began',
    tasks: provisioningTasks(new Construct(scope, 'Provisioning'), props),
    failure: 'A provisioning did not end well.',
    runbook: 'failed-provisioning',
  });
  const { stateMachineArn } = workflow.machine;
  const sweeper = workflow.addSweeper('SweepProvisioning', {
    stage,
    path: 'provisioning/sweep-provisioning',
    description: 'Settles tenants whose provisioning never started or died',
    env: sweepProvisioningEnv,
    environment: { ...controlTableSettings(props), PROVISION_TENANT_MACHINE_ARN: stateMachineArn },
    oldestOpen: OLDEST_OPEN_PROVISIONING,
    openTooLong: {
      // Above what the sweeper itself ends: core/provisioning/sweep-provisioning.ts.
      seconds: 4_500,
      meaning: 'A tenant stays in `provisioning`, and nothing settles it.',
    },
  });
  grantTenantItems(sweeper, controlTable, [
    'GetItem',
    'BatchGetItem',
    'Query',
    'PutItem',
    'UpdateItem',
  ]);
  grantGivingUp(sweeper, controlTable);
  grantSlots(sweeper, controlTable);
  startsQueued(scope, props, workflow.machine);
  sweeper.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
  new CfnOutput(scope, 'ProvisionTenantMachineArn', { value: stateMachineArn });
  return workflow.machine;
}

/** When a provisioning has ended, the next one's turn has come. */
function startsQueued(scope: Construct, platform: Platform, machine: StateMachine): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnProvisioningSettled', {
    stage,
    bus,
    controlTable,
    types: SETTLED_TYPES,
    path: 'provisioning/on-provisioning-settled',
    description: 'Starts the provisioning that has waited the longest',
    env: onProvisioningSettledEnv,
    environment: {
      ...controlTableSettings(platform),
      PROVISION_TENANT_MACHINE_ARN: machine.stateMachineArn,
    },
    timeoutSeconds: 20,
  });
  grantSlots(fn, controlTable);
  grantTenantItems(fn, controlTable, ['BatchGetItem']);
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
  fn.grant(['states:StartExecution'], [machine.stateMachineArn]);
}

const grantSlots = (fn: PlatformFunction, controlTable: ITable): void =>
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'UpdateItem'],
    leadingKeys: ['PROVISIONING'],
  });

/** Tells the operators how a provisioning ended, where the configuration names any. */
export function provisioningConsumers(scope: Construct, platform: Platform): void {
  const { stage, config, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnProvisioningEnded', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    isEnabled: config.services.notification.operators.length > 0,
    path: 'provisioning/on-provisioning-ended',
    description: 'Tells the operators how a provisioning ended',
    env: onProvisioningEndedEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 20,
  });
  grantSending(fn, platform);
}
