import { Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  CfnStage,
  HttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes, type FunctionPath } from '../../functions/routes.ts';
import type { Stage } from '../config/stage.ts';

export type RoutedApiProps = {
  readonly stage: Stage;
  readonly functions: Readonly<Record<FunctionPath, IFunction>>;
  readonly authorizer: IFunction;
  /** How long API Gateway may repeat an answer of the authorizer. */
  readonly authorizerCacheSeconds: number;
};

/** The HTTP API made from functions/routes.ts: one integration and one permission a function, one route a line. */
export class RoutedApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: RoutedApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'HttpApi', {
      description: `Freehold ${props.stage.name}`,
      createDefaultStage: false,
    });
    this.#defaultStage(props.stage);

    const authorizer = this.#authorizer(props);
    const targets = this.#integrations(props.functions);
    for (const [operationId, { key, function: functionPath, access }] of Object.entries(routes)) {
      const isOpen = access === 'anyone';
      const route = new CfnRoute(this, operationId, {
        apiId: this.api.apiId,
        routeKey: key,
        target: targets[functionPath],
        ...(isOpen ? {} : { authorizationType: 'CUSTOM', authorizerId: authorizer.ref }),
      });
      if (isOpen) acknowledgeOpenRoute(route);
    }
  }

  /** Without the default endpoint's trailing slash. */
  get url(): string {
    return this.api.apiEndpoint;
  }

  #defaultStage({ logRetention, apiBurstLimit, apiRateLimit }: Stage) {
    const logs = new LogGroup(this, 'AccessLogs', { retention: logRetention });
    new CfnStage(this, 'DefaultStage', {
      apiId: this.api.apiId,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingBurstLimit: apiBurstLimit,
        throttlingRateLimit: apiRateLimit,
        detailedMetricsEnabled: true,
      },
      accessLogSettings: {
        destinationArn: logs.logGroupArn,
        format: JSON.stringify({
          requestId: '$context.requestId',
          time: '$context.requestTime',
          routeKey: '$context.routeKey',
          status: '$context.status',
          latencyMs: '$context.responseLatency',
          integrationLatencyMs: '$context.integrationLatency',
          tenantId: '$context.authorizer.tenantId',
          ip: '$context.identity.sourceIp',
          error: '$context.error.message',
        }),
      },
    });
  }

  #authorizer({ authorizer, authorizerCacheSeconds }: RoutedApiProps) {
    const { region, partition } = Stack.of(this);
    const resource = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.apiId,
      name: 'verified-token',
      authorizerType: 'REQUEST',
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: Duration.seconds(authorizerCacheSeconds).toSeconds(),
      // The answer depends on the route: without it one route's yes would be repeated for another.
      identitySource: ['$request.header.Authorization', '$context.routeKey'],
      authorizerUri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${authorizer.functionArn}/invocations`,
    });
    this.#permit('InvokeAuthorizer', authorizer, `authorizers/${resource.ref}`);
    return resource;
  }

  #integrations(functions: RoutedApiProps['functions']): Record<string, string> {
    const targets = Object.entries(functions).map(([functionPath, fn]) => {
      const id = constructIdOf(functionPath);
      const integration = new CfnIntegration(this, `${id}Integration`, {
        apiId: this.api.apiId,
        integrationType: 'AWS_PROXY',
        integrationUri: fn.functionArn,
        payloadFormatVersion: '2.0',
      });
      this.#permit(`Invoke${id}`, fn, '*/*');
      return [functionPath, Fn.join('/', ['integrations', integration.ref])] as const;
    });
    return Object.fromEntries(targets);
  }

  #permit(id: string, fn: IFunction, source: string) {
    new CfnPermission(this, id, {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: source,
      }),
    });
  }
}

const constructIdOf = (functionPath: string): string =>
  functionPath.replaceAll(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());

function acknowledgeOpenRoute(route: CfnRoute) {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'functions/routes.ts says `anyone`: signing in, and the API description.',
  });
}
