import { Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  type IHttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { routes, type FunctionPath } from '../../functions/routes.ts';
import { constructIdOf } from './construct-id-of.ts';

export type RoutedApiProps = {
  readonly api: IHttpApi;
  readonly functions: Readonly<Record<FunctionPath, IFunction>>;
  readonly authorizer: IFunction;
  /** How long API Gateway may repeat an answer of the authorizer. */
  readonly authorizerCacheSeconds: number;
};

/** What answers at the HTTP API, made from functions/routes.ts: one integration and one permission a function, one route a line. */
export class RoutedApi extends Construct {
  readonly routes: readonly CfnRoute[];
  readonly #api: IHttpApi;

  constructor(scope: Construct, id: string, props: RoutedApiProps) {
    super(scope, id);
    this.#api = props.api;
    const authorizer = this.#authorizer(props);
    const targets = this.#integrations(props.functions);
    this.routes = Object.entries(routes).map(([operationId, served]) => {
      const { key, function: functionPath, permission } = served;
      const isOpen = permission === 'anyone';
      const route = new CfnRoute(this, operationId, {
        apiId: this.#api.apiId,
        routeKey: key,
        target: targets[functionPath],
        ...(isOpen ? {} : { authorizationType: 'CUSTOM', authorizerId: authorizer.ref }),
      });
      if (isOpen) acknowledgeOpenRoute(route);
      return route;
    });
  }

  #authorizer({ authorizer, authorizerCacheSeconds }: RoutedApiProps) {
    const { region, partition } = Stack.of(this);
    const resource = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.#api.apiId,
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
