import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ArnFormat,
  type CfnElement,
  CfnOutput,
  Duration,
  RemovalPolicy,
  Stack,
  Validations,
  type StackProps,
} from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { sweepProvisioningEnv } from '../../functions/provisioning/sweep-provisioning/env.ts';
import type { Stage } from '../config/stage.ts';
import { FunctionSchedule } from '../constructs/function-schedule.ts';
import { MoveWorkflow } from '../constructs/move-workflow.ts';
import { DedicatedResourcesAccess } from '../constructs/dedicated-resources-access.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import {
  grantTenantItems,
  ProvisioningFunctions,
  type ProvisioningFunctionsProps,
} from '../constructs/provisioning-functions.ts';

export type WorkflowsStackProps = StackProps &
  Omit<ProvisioningFunctionsProps, 'dedicatedResources'>;

const definitions = join(import.meta.dirname, '..', '..', 'statemachines');

/** The machine that provisions tenants, its tasks, and the sweeper that settles what it leaves open. */
export class WorkflowsStack extends Stack {
  readonly provisionTenantMachine: StateMachine;
  readonly moveTenantMachine: StateMachine;
  /** For functions that make or delete what tenants have to themselves. */
  readonly dedicatedResources: DedicatedResourcesAccess;

  constructor(scope: Construct, id: string, props: WorkflowsStackProps) {
    super(scope, id, props);
    this.dedicatedResources = new DedicatedResourcesAccess(this, 'DedicatedResources', props);
    const { byName } = new ProvisioningFunctions(this, 'Provisioning', {
      ...props,
      dedicatedResources: this.dedicatedResources,
    });
    this.provisionTenantMachine = this.#machine(props.stage, byName);
    this.#alarms(this.provisionTenantMachine);
    const moves = new MoveWorkflow(this, 'Moves', {
      ...props,
      dedicatedResources: this.dedicatedResources,
    });
    this.moveTenantMachine = moves.machine;
    const sweeper = this.#sweeper(props);
    new FunctionSchedule(this, 'SweepEveryMinute', {
      function: sweeper.function,
      expression: 'rate(1 minute)',
      description: 'Settles tenants whose provisioning never started or died',
    });
    new CfnOutput(this, 'ProvisionTenantMachineArn', {
      value: this.provisionTenantMachine.stateMachineArn,
    });
  }

  #machine(stage: Stage, byName: Readonly<Record<string, IFunction>>) {
    const functionArns = Object.values(byName).map(({ functionArn }) => functionArn);
    const role = new Role(this, 'ProvisionTenantRole', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }),
    );
    const machine = new StateMachine(this, 'ProvisionTenant', {
      comment: 'Provisions one tenant, or takes back what it began',
      definitionBody: DefinitionBody.fromString(definitionOf('provision-tenant')),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(byName).map(([name, fn]) => [`${name}FunctionArn`, fn.functionArn]),
      ),
      role,
      tracingEnabled: true,
      // Inputs and outputs hold ids and reasons only, no personal data; still they stay out of the log.
      logs: {
        destination: this.#logGroup(stage),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray’s and the log delivery’s actions support no resource.',
    });
    return machine;
  }

  #logGroup({ name, logRetention, isDataProtected }: Stage) {
    return new LogGroup(this, 'ProvisionTenantLogs', {
      // Under this prefix the account's one policy for log delivery does not grow with each group.
      logGroupName: `/aws/vendedlogs/states/freehold-${name}-provision-tenant`,
      retention: logRetention,
      removalPolicy: isDataProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  #sweeper({ stage, controlTable }: WorkflowsStackProps) {
    const { stateMachineArn } = this.provisionTenantMachine;
    const fn = new PlatformFunction(this, 'SweepProvisioning', {
      stage,
      path: 'provisioning/sweep-provisioning',
      description: 'Settles tenants whose provisioning never started or died',
      env: sweepProvisioningEnv,
      environment: {
        CONTROL_TABLE_NAME: controlTable.tableName,
        PROVISION_TENANT_MACHINE_ARN: stateMachineArn,
      },
      timeoutSeconds: 55,
      isAsync: true,
    });
    grantTenantItems(fn, controlTable, [
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
    ]);
    fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
    fn.grant(['states:StartExecution'], [stateMachineArn]);
    const executions = this.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.provisionTenantMachine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    fn.grant(['states:DescribeExecution', 'states:StopExecution'], [executions]);
    this.#acknowledgeExecutions(fn.role);
    return fn;
  }

  #acknowledgeExecutions(role: Role) {
    const machine = this.getLogicalId(this.provisionTenantMachine.node.defaultChild as CfnElement);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${machine}.Name>:*]`,
      reason: 'Executions are named at run time; those of this machine alone.',
    });
  }

  #alarms(machine: StateMachine) {
    const period = Duration.minutes(5);
    this.#alarm('ProvisioningsFailed', machine.metricFailed({ period }));
    this.#alarm('ProvisioningsTimedOut', machine.metricTimedOut({ period }));
    this.#alarm('ProvisioningsAborted', machine.metricAborted({ period }));
  }

  #alarm(id: string, metric: IMetric) {
    new Alarm(this, id, {
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: 'A provisioning did not end well: docs/runbooks/failed-provisioning.md',
    });
  }
}

/** Without its white space: a template has a size limit. */
const definitionOf = (name: string): string =>
  JSON.stringify(JSON.parse(readFileSync(join(definitions, `${name}.asl.json`), 'utf8')));
