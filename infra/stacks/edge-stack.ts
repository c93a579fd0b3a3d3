import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { removalPolicyOf } from '../constructs/removal-policy.ts';

export type EdgeStackProps = StackProps & { readonly stage: Stage };

/**
 * The API's address. It outlives the functions and routes behind it, and can be passed to those
 * (a welcome mail names it) without a cycle between the stacks.
 */
export class EdgeStack extends Stack {
  readonly api: HttpApi;
  /** Where the API is reached, without a trailing slash: the stage's own domain or the gateway's. */
  readonly apiUrl: string;

  constructor(scope: Construct, id: string, { stage, ...props }: EdgeStackProps) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'HttpApi', {
      description: `Freehold ${stage.name}`,
      createDefaultStage: false,
    });
    this.apiUrl =
      stage.apiUrl ?? `https://${this.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    this.#defaultStage(stage);
    new CfnOutput(this, 'ApiUrl', { value: this.apiUrl });
    new CfnOutput(this, 'ApiId', { value: this.api.apiId });
  }

  #defaultStage(stage: Stage) {
    const { logRetention, apiBurstLimit, apiRateLimit } = stage;
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention,
      removalPolicy: removalPolicyOf(stage),
    });
    new CfnStage(this, 'DefaultStage', {
      apiId: this.api.apiId,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingBurstLimit: apiBurstLimit,
        throttlingRateLimit: apiRateLimit,
        detailedMetricsEnabled: true,
      },
      accessLogSettings: { destinationArn: logs.logGroupArn, format: ACCESS_LOG_FORMAT },
    });
  }
}

const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  tenantId: '$context.authorizer.tenantId',
  ip: '$context.identity.sourceIp',
  error: '$context.error.message',
});
