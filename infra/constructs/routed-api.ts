import { Fn, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnAuthorizer,
  type CfnAuthorizerProps,
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
  /** CloudFront stands before the API: what does not bring its secret is refused on every route. */
  readonly isBehindEdge: boolean;
};

type Memory = Pick<CfnAuthorizerProps, 'authorizerResultTtlInSeconds' | 'identitySource'>;

/**
 * An answer depends on the credential, whichever header it stands in, and on the address that a key is used from, so
 * none is repeated. The gateway answers 401 by itself where an identity source is missing: this one never is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
const ASKED_EACH_TIME: Memory = {
  authorizerResultTtlInSeconds: 0,
  identitySource: ['$context.routeKey'],
};

/** On a route for anyone, the secret of CloudFront alone decides. */
const REPEATED_BY_SECRET: Memory = {
  authorizerResultTtlInSeconds: 3,
  identitySource: [`$request.header.${ORIGIN_SECRET_HEADER}`, '$context.routeKey'],
};

/** What answers at the HTTP API, made from functions/routes.ts: one integration and one permission a function, one route a line. */
export class RoutedApi extends Construct {
  readonly routes: readonly CfnRoute[];
  readonly #api: IHttpApi;

  constructor(scope: Construct, id: string, props: RoutedApiProps) {
    super(scope, id);
    this.#api = props.api;
    const { isBehindEdge } = props;
    const authorizer = this.#authorizer('Authorizer', props, ASKED_EACH_TIME);
    const forAnyone = isBehindEdge
      ? this.#authorizer('OriginCheck', props, REPEATED_BY_SECRET)
      : undefined;
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

  #authorizer(id: string, { authorizer }: RoutedApiProps, memory: Memory) {
    const { region, partition } = Stack.of(this);
    const resource = new CfnAuthorizer(this, id, {
      apiId: this.#api.apiId,
      name: id === 'Authorizer' ? 'verified-token' : 'verified-origin',
      authorizerType: 'REQUEST',
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      ...memory,
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
      functionName: fn.functionArn,
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
