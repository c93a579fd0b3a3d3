import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { alarm } from './alarm.ts';
import { PlatformFunction, type PlatformFunctionProps } from './platform-function.ts';

export type ScheduledFunctionProps<Env extends z.ZodObject> = PlatformFunctionProps<Env> & {
  readonly schedule: keyof typeof SCHEDULES;
  readonly runbook: string;
};

/** How many runs in turn are missed before its alarm is raised. */
const SCHEDULES = {
  'rate(1 minute)': { period: Duration.minutes(1), missed: 10, each: 'minute' },
  'rate(5 minutes)': { period: Duration.minutes(5), missed: 10, each: '5 minutes' },
  'rate(1 hour)': { period: Duration.hours(1), missed: 2, each: 'hour' },
  'rate(1 day)': { period: Duration.days(1), missed: 1, each: 'day' },
} as const;

const FAULTS = {
  10: 'ten runs in turn failed or did not take place.',
  2: 'two runs in turn failed or did not take place.',
  1: 'a run failed or did not take place.',
} as const;

/** A function that runs by the clock; the schedule's role may do just that. */
export class ScheduledFunction<Env extends z.ZodObject> extends PlatformFunction<Env> {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps<Env>) {
    super(scope, id, props);
    const { functionArn } = this.function;
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    );
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: props.description,
      scheduleExpression: props.schedule,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        // A run that is late is of no use: the next one does its work.
        retryPolicy: { maximumRetryAttempts: 0 },
      },
    });
    schedule.node.addDependency(role);
    // Nor is one that failed: nothing is repeated, and nothing kept in a queue.
    this.function.configureAsyncInvoke({ retryAttempts: 0 });
    const { period, missed, each } = SCHEDULES[props.schedule];
    alarm(this, 'Failing', {
      metric: this.function.metricErrors({ period }),
      periods: { reached: missed, of: missed },
      isSilenceFault: true,
      meaning: `What should run each ${each} fails, or does not run.`,
      fault: FAULTS[missed],
      runbook: props.runbook,
    });
  }
}
