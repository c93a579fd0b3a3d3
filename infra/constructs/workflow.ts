import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, Duration, Fn, Stack, Validations, type CfnElement } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { Stage } from '../config/stage.ts';
import { alarm } from './alarm.ts';
import { removalPolicyOf } from './removal-policy.ts';
import { ScheduledFunction, type ScheduledFunctionProps } from './scheduled-function.ts';
import { oldestOf } from './oldest-of.ts';

const definitions = join(import.meta.dirname, '..', '..', 'statemachines');

export type WorkflowProps = {
  readonly stage: Stage;
  /** The file in statemachines/, without `.asl.json`; the log group bears it. */
  readonly definition: string;
  readonly comment: string;
  /** By the name that the definition knows each by: `CreateIdentity` for `${CreateIdentityFunctionArn}`. */
  readonly tasks: Readonly<Record<string, IFunction>>;
  /** What happened when an execution did not succeed. */
  readonly failure: string;
  /** Of the machine's alarms and its sweeper's. */
  readonly runbook: string;
};

export type SweeperProps<Env extends z.ZodObject> = Omit<
  ScheduledFunctionProps<Env>,
  'schedule' | 'timeoutSeconds' | 'runbook'
> & {
  /** The metric by which the sweeper reports how long the oldest that it looks at has been open. */
  readonly oldestOpen: { readonly namespace: string; readonly name: string };
  readonly openTooLong: { readonly seconds: number; readonly meaning: string };
};

/** A state machine as this house runs it: a role for its tasks alone, logs, traces, alarms, and a sweeper. */
export class Workflow extends Construct {
  readonly machine: StateMachine;
  /** Log group and sweeper stand beside the machine: there their logical ids were made. */
  readonly #parent: Construct;
  readonly #runbook: string;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    this.#parent = scope;
    this.#runbook = props.runbook;
    const { tasks } = props;
    // `Default` leaves no trace in the logical id, which the machine must keep.
    this.machine = new StateMachine(this, 'Default', {
      comment: props.comment,
      definitionBody: DefinitionBody.fromString(definitionText(props.definition)),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(tasks).map(([name, fn]) => [`${name}FunctionArn`, fn.functionArn]),
      ),
      role: this.#role(tasks),
      tracingEnabled: true,
      // Inputs and outputs hold ids and reasons only, no personal data; still they stay out of the log.
      logs: {
        destination: this.#logGroup(props),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    alarm(this, 'Unsuccessful', {
      metric: unsuccessful(this.machine),
      meaning: props.failure,
      fault: 'an execution failed, timed out or was stopped.',
      runbook: this.#runbook,
    });
  }

  /** A function that each minute starts the machine for what has no execution, and stops those that hang. */
  addSweeper<Env extends z.ZodObject>(
    id: string,
    { oldestOpen, openTooLong, ...props }: SweeperProps<Env>,
  ): ScheduledFunction<Env> {
    const sweeper = new ScheduledFunction(this.#parent, id, {
      ...props,
      runbook: this.#runbook,
      schedule: 'rate(1 minute)',
      timeoutSeconds: 55,
    });
    alarm(sweeper, 'OpenTooLong', {
      // A job that waits for its next attempt is looked at once an hour.
      metric: oldestOf(sweeper.function, oldestOpen, Duration.hours(1)),
      threshold: openTooLong.seconds,
      meaning: openTooLong.meaning,
      fault: `the oldest that is open is ${openTooLong.seconds / 60} minutes old.`,
      runbook: this.#runbook,
    });
    const executions = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.machine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    sweeper.grant(['states:StartExecution'], [this.machine.stateMachineArn]);
    sweeper.grant(['states:DescribeExecution', 'states:StopExecution'], [executions]);
    this.#acknowledgeExecutions(sweeper.role);
    return sweeper;
  }

  #role(tasks: WorkflowProps['tasks']) {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(tasks).map(({ functionArn }) => functionArn),
      }),
    );
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray’s and the log delivery’s actions support no resource.',
    });
    return role;
  }

  #logGroup({ stage, definition }: WorkflowProps) {
    return new LogGroup(this.#parent, `${this.node.id}Logs`, {
      // Under this prefix the account's one policy for log delivery does not grow with each group.
      // The stack's own id at its end: a stack that is made anew finds the log of the one before still there.
      logGroupName: `/aws/vendedlogs/states/freehold-${stage.name}-${definition}-${stackUuid(this)}`,
      retention: stage.logRetention,
      removalPolicy: removalPolicyOf(stage),
    });
  }

  #acknowledgeExecutions(role: Role) {
    const machine = Stack.of(this).getLogicalId(this.machine.node.defaultChild as CfnElement);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${machine}.Name>:*]`,
      reason: 'Executions are named at run time; those of this machine alone.',
    });
  }
}

/** The last part of the stack's ARN, which is new with each stack of the name. */
const stackUuid = (scope: Construct): string =>
  Fn.select(2, Fn.split('/', Stack.of(scope).stackId));

/** One alarm: to whoever gets the notice it is all one, and without executions there is no data at all. */
function unsuccessful(machine: StateMachine): MathExpression {
  const period = Duration.minutes(5);
  return new MathExpression({
    expression: 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)',
    usingMetrics: {
      failed: machine.metricFailed({ period }),
      timedOut: machine.metricTimedOut({ period }),
      aborted: machine.metricAborted({ period }),
    },
    period,
  });
}

/** Without its white space: a template has a size limit. */
const definitionText = (name: string): string =>
  JSON.stringify(JSON.parse(readFileSync(join(definitions, `${name}.asl.json`), 'utf8')));
