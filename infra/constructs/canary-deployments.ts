import { Duration, Validations } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import {
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';

export type CanaryDeploymentsProps = { readonly api: IHttpApi };

/** An error is only told apart from others by the minute in which it happens. */
const PERIOD = Duration.minutes(1);

/**
 * New code of a function takes a tenth of the requests for five minutes, then all; CodeDeploy goes back to the
 * version before when an alarm is raised meanwhile, and the deployment fails (docs/runbooks/failed-deployment.md).
 */
export class CanaryDeployments extends Construct {
  readonly #application: LambdaApplication;
  readonly #role: Role;
  readonly #apiErrors: Alarm;

  constructor(scope: Construct, id: string, { api }: CanaryDeploymentsProps) {
    super(scope, id);
    this.#application = new LambdaApplication(this, 'Application');
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    });
    Validations.of(this.#role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      reason: 'What AWS has CodeDeploy do with aliases and alarms; it invokes no function.',
    });
    // What a function answers an error with is no error to Lambda: the API counts it.
    this.#apiErrors = alarm(this, 'ApiErrors', {
      metric: api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
      threshold: 5,
      meaning: 'The API answers with errors (5xx) just now: a deployment that runs is rolled back.',
      fault: 'five requests end so within a minute.',
      runbook: 'failed-deployment',
    });
  }

  /** What is to be invoked in the function's place. */
  aliasOf(id: string, fn: LambdaFunction): Alias {
    const alias = new Alias(this, id, { aliasName: 'live', version: fn.currentVersion });
    const errors = alarm(this, `${id}Errors`, {
      metric: alias.metricErrors({ period: PERIOD }),
      threshold: 3,
      meaning:
        'A function of the API crashes or times out: its deployment, if one runs, is rolled back.',
      fault: 'three invocations end so within a minute.',
      runbook: 'failed-deployment',
    });
    new LambdaDeploymentGroup(this, `${id}Deployment`, {
      application: this.#application,
      role: this.#role,
      alias,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [errors, this.#apiErrors],
    });
    return alias;
  }
}
