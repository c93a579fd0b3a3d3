import { Duration } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmRule,
  CompositeAlarm,
  MathExpression,
  Metric,
  type Alarm,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { alarm, alarmDescription, queriedMetric } from './alarm.ts';

export type UserAlarmsProps = { readonly stage: Stage; readonly api: IHttpApi };

const PERIOD = Duration.minutes(5);
/** Ten minutes of the last fifteen: a burst, or the half minute that a move pauses writes for, is none of them. */
const LASTING = { reached: 2, of: 3 };

/**
 * What users feel, and the throttles that explain it. An error of a function is no alarm of its own: it becomes
 * an answer, which the API counts, or a retry.
 */
export class UserAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, api }: UserAlarmsProps) {
    super(scope, id);
    const urgent = [this.#apiErrors(api), this.#apiSlow(api), this.#signIns(), this.#functions()];
    this.#tables();
    new CompositeAlarm(this, 'UsersAffected', {
      // CDK’s own name for it would be the same on every stage of the account.
      compositeAlarmName: `freehold-${stage.name}-users-affected`,
      alarmRule: AlarmRule.anyOf(...urgent),
      alarmDescription: alarmDescription({
        meaning: 'Users get errors, wait, or cannot sign in: do not leave it until morning.',
        fault: 'ApiErrors, ApiSlow, SignInsThrottled or FunctionsThrottled is raised.',
        runbook: 'users-affected',
      }),
    });
  }

  #apiErrors(api: IHttpApi): Alarm {
    const sum = { period: PERIOD, statistic: 'Sum' };
    return alarm(this, 'ApiErrors', {
      metric: new MathExpression({
        // Of few requests, one error would be a high rate.
        expression: 'IF(errors >= 5, 100 * errors / requests, 0)',
        usingMetrics: { errors: api.metricServerError(sum), requests: api.metricCount(sum) },
        period: PERIOD,
      }),
      threshold: 1,
      periods: LASTING,
      meaning: 'The API answers with errors (5xx).',
      fault: '1 % of the requests, and five, end so in ten minutes of fifteen.',
      runbook: 'users-affected',
    });
  }

  #apiSlow(api: IHttpApi): Alarm {
    return alarm(this, 'ApiSlow', {
      metric: api.metricLatency({ period: PERIOD, statistic: 'p99' }),
      threshold: Duration.seconds(3).toMilliseconds(),
      periods: { reached: 3, of: 3 },
      meaning: 'The API is slow.',
      fault: 'one request in a hundred takes 3 seconds for fifteen minutes.',
      runbook: 'users-affected',
    });
  }

  /** The one quota of all pools of the account, 120 a second (docs.aws.amazon.com/cognito/latest/developerguide/quotas.html). */
  #signIns(): Alarm {
    return alarm(this, 'SignInsThrottled', {
      // Asked for by a query, for AWS documents that a dimension `Class` exists, and not what stands in it:
      // https://docs.aws.amazon.com/cognito/latest/developerguide/dimensions-for-cognito-user-pools.html
      metric: queriedMetric(
        `SELECT SUM(ThrottleCount) FROM "AWS/Usage" WHERE Service = 'Cognito user pool' AND Resource = 'UserAuthentication'`,
      ),
      threshold: 10,
      meaning: 'Cognito refuses sign-ins and refreshes: its quota for the account is used up.',
      fault: 'ten of them are throttled within five minutes.',
      runbook: 'throttled',
    });
  }

  /** Without a dimension it is the sum of all functions, those with reserved concurrency included. */
  #functions(): Alarm {
    return alarm(this, 'FunctionsThrottled', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        period: PERIOD,
        statistic: 'Sum',
      }),
      threshold: 10,
      meaning: 'Lambda starts no more functions: the concurrency is used up.',
      fault: 'ten invocations are throttled within five minutes.',
      runbook: 'throttled',
    });
  }

  /** All tables of the account: the stage's own and those made for tenants, with their indexes. */
  #tables(): Alarm {
    return alarm(this, 'TablesThrottled', {
      metric: queriedMetric(
        'SELECT SUM(ThrottledRequests) FROM SCHEMA("AWS/DynamoDB", TableName, Operation)',
      ),
      threshold: 10,
      periods: LASTING,
      meaning: 'DynamoDB throttles a table, mostly one partition of it.',
      fault: 'ten requests are throttled within five minutes, in ten minutes of fifteen.',
      runbook: 'throttled',
    });
  }
}
