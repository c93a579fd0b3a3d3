import { CfnStage, type CfnRoute, type IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '../../functions/routes.ts';
import type { RateLimit, Stage } from '../config/stage.ts';
import { removalPolicyOf } from './removal-policy.ts';

export type DefaultStageProps = {
  readonly stage: Stage;
  readonly api: IHttpApi;
  readonly routes: readonly CfnRoute[];
};

/** The API at its bare address: each route with the throttle of its class, each access logged. */
export class DefaultStage extends Construct {
  readonly resource: CfnStage;

  constructor(scope: Construct, id: string, { stage, api, routes: served }: DefaultStageProps) {
    super(scope, id);
    const { rateLimits, logRetention } = stage;
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention,
      removalPolicy: removalPolicyOf(stage),
    });
    this.resource = new CfnStage(this, 'Resource', {
      apiId: api.apiId,
      stageName: '$default',
      autoDeploy: true,
      routeSettings: Object.fromEntries(
        Object.values(routes).map(({ key, rateClass }) => [
          key,
          routeSettings(rateLimits[rateClass]),
        ]),
      ),
      accessLogSettings: { destinationArn: logs.logGroupArn, format: ACCESS_LOG_FORMAT },
    });
    // API Gateway refuses settings of a route that is not there yet:
    // https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80
    for (const route of served) this.resource.addResourceDependency(route);
  }
}

/**
 * Whole: what a route leaves out is API Gateway's own default, not the stage's. Metrics by route are off by it: each would
 * be billed as one of our own, and no alarm looks at them; the access log tells the route.
 */
const routeSettings = ({ requestsPerSecond, burst }: RateLimit) => ({
  ThrottlingRateLimit: requestsPerSecond,
  ThrottlingBurstLimit: burst,
});

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
