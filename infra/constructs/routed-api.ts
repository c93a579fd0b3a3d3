import { Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  type IHttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ORIGIN_SECRET_HEADER } from '../../core/edge-protection/origin-secret.ts';
import { routes, type FunctionPath } from '../../functions/routes.ts';
import { constructIdOf } from './construct-id-of.ts';

export type RoutedApiProps = {
  readonly api: IHttpApi;
  readonly functions: Readonly<Record<FunctionPath, IFunction>>;
  readonly authorizer: IFunction;
  /** How long API Gateway may repeat an answer of the authorizer. */
  readonly authorizerCacheSeconds: number;
  /** CloudFront stands before the API: what does not bring its secret is refused on every route. */
  readonly isBehindEdge: boolean;
};

/** What answers at the HTTP API, made from functions/routes.ts: one integration and one permission a function, one route a line. */
export class RoutedApi extends Construct {
  readonly routes: readonly CfnRoute[];
  readonly #api: IHttpApi;

  constructor(scope: Construct, id: string, props: RoutedApiProps) {
    super(scope, id);
    this.#api = props.api;
    const { isBehindEdge } = props;
    const secret = isBehindEdge ? [`$request.header.${ORIGIN_SECRET_HEADER}`] : [];
    const authorizer = this.#authorizer('Authorizer', props, [
      '$request.header.Authorization',
      ...secret,
    ]);
    const forAnyone = isBehindEdge ? this.#authorizer('OriginCheck', props, secret) : undefined;
    const targets = this.#integrations(props.functions);
    this.routes = Object.entries(routes).map(([operationId, served]) => {
      const { key, function: functionPath, permission } = served;
      const asked = permission === 'anyone' ? forAnyone : authorizer;
      const route = new CfnRoute(this, operationId, {
        apiId: this.#api.apiId,
        routeKey: key,
        target: targets[functionPath],
        ...(asked && { authorizationType: 'CUSTOM', authorizerId: asked.ref }),
      });
      if (!asked) acknowledgeOpenRoute(route);
      return route;
    });
  }

  #authorizer(id: string, props: RoutedApiProps, sources: readonly string[]) {
    const { authorizer, authorizerCacheSeconds } = props;
    const { region, partition } = Stack.of(this);
    const resource = new CfnAuthorizer(this, id, {
      apiId: this.#api.apiId,
      name: id === 'Authorizer' ? 'verified-token' : 'verified-origin',
      authorizerType: 'REQUEST',
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: Duration.seconds(authorizerCacheSeconds).toSeconds(),
      // The answer depends on the route: without it one route's yes would be repeated for another.
      // One that is missing is a 401 of the gateway, which asks no function.
      identitySource: [...sources, '$context.routeKey'],
      authorizerUri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${authorizer.functionArn}/invocations`,
    });
    this.#permit(`Invoke${id}`, authorizer, `authorizers/${resource.ref}`);
    return resource;
  }

  #integrations(functions: RoutedApiProps['functions']): Record<string, string> {
    const targets = Object.entries(functions).map(([functionPath, fn]) => {
      const id = constructIdOf(functionPath);
      const integration = new CfnIntegration(this, `${id}Integration`, {
        apiId: this.#api.apiId,
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
        resource: this.#api.apiId,
        resourceName: source,
      }),
    });
  }
}

function acknowledgeOpenRoute(route: CfnRoute) {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'functions/routes.ts says `anyone`: signing in, and the API description.',
  });
}
