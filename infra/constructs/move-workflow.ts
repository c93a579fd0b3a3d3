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
} from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { sweepMovesEnv } from '../../functions/jobs/sweep-jobs/env.ts';
import type { Stage } from '../config/stage.ts';
import { grantControlItems } from './control-items.ts';
import { FunctionSchedule } from './function-schedule.ts';
import { MoveFunctions, type MoveFunctionsProps } from './move-functions.ts';
import { PlatformFunction } from './platform-function.ts';

const definition = join(import.meta.dirname, '..', '..', 'statemachines', 'move-tenant.asl.json');

/** The machine that moves tenants, its tasks, and the sweeper that starts it again where it died. */
export class MoveWorkflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: MoveFunctionsProps) {
    super(scope, id);
    this.machine = this.#machine(props);
    const machineArn = new CfnOutput(this, 'MachineArn', { value: this.machine.stateMachineArn });
    machineArn.overrideLogicalId('MoveTenantMachineArn');
    new FunctionSchedule(this, 'SweepEveryMinute', {
      function: this.#sweeper(props).function,
      expression: 'rate(1 minute)',
      description: 'Starts the machine of moves that have none',
    });
    const period = Duration.minutes(5);
    this.#alarm('MovesFailed', this.machine.metricFailed({ period }));
    this.#alarm('MovesTimedOut', this.machine.metricTimedOut({ period }));
    this.#alarm('MovesAborted', this.machine.metricAborted({ period }));
  }

  #machine(props: MoveFunctionsProps) {
    const { byName } = new MoveFunctions(this, 'Functions', props);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(byName).map(({ functionArn }) => functionArn),
      }),
    );
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray’s and the log delivery’s actions support no resource.',
    });
    return new StateMachine(this, 'MoveTenant', {
      comment: 'Moves one tenant’s data from one placement to another',
      definitionBody: DefinitionBody.fromString(definitionText()),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(byName).map(([name, fn]) => [`${name}FunctionArn`, fn.functionArn]),
      ),
      role,
      tracingEnabled: true,
      logs: {
        destination: this.#logGroup(props.stage),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }

  #logGroup({ name, logRetention, isDataProtected }: Stage) {
    return new LogGroup(this, 'Logs', {
      // Under this prefix the account's one policy for log delivery does not grow with each group.
      logGroupName: `/aws/vendedlogs/states/freehold-${name}-move-tenant`,
      retention: logRetention,
      removalPolicy: isDataProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  #sweeper({ stage, controlTable }: MoveFunctionsProps) {
    const fn = new PlatformFunction(this, 'SweepMoves', {
      stage,
      path: 'moves/sweep-moves',
      description: 'Starts the machine of moves that have none',
      env: sweepMovesEnv,
      environment: {
        CONTROL_TABLE_NAME: controlTable.tableName,
        MOVE_TENANT_MACHINE_ARN: this.machine.stateMachineArn,
      },
      timeoutSeconds: 55,
      isAsync: true,
    });
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      leadingKeys: ['TENANT#*'],
    });
    fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
    fn.grant(['states:StartExecution'], [this.machine.stateMachineArn]);
    fn.grant(
      ['states:DescribeExecution', 'states:StopExecution'],
      [
        Stack.of(this).formatArn({
          service: 'states',
          resource: 'execution',
          resourceName: `${this.machine.stateMachineName}:*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
    );
    this.#acknowledgeExecutions(fn.role);
    return fn;
  }

  #acknowledgeExecutions(role: Role) {
    const machine = Stack.of(this).getLogicalId(this.machine.node.defaultChild as CfnElement);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${machine}.Name>:*]`,
      reason: 'Executions are named at run time; those of this machine alone.',
    });
  }

  #alarm(id: string, metric: IMetric) {
    new Alarm(this, id, {
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: 'A move did not end well: docs/runbooks/failed-move.md',
    });
  }
}

/** Without its white space: a template has a size limit. */
const definitionText = (): string => JSON.stringify(JSON.parse(readFileSync(definition, 'utf8')));
