import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AUTHORIZER_CACHE_SECONDS } from '../../functions/identity/authorize-request/env.ts';
import { ApiFunctions, type ApiFunctionsProps } from '../constructs/api-functions.ts';
import { RoutedApi } from '../constructs/routed-api.ts';

export type ApiStackProps = StackProps & ApiFunctionsProps;

/** The HTTP API, its authorizer and the functions behind its routes. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);

    const functions = new ApiFunctions(this, 'Functions', props);
    const { api, url } = new RoutedApi(this, 'Api', {
      stage: props.stage,
      functions: functions.byPath,
      authorizer: functions.authorizeRequest,
      authorizerCacheSeconds: AUTHORIZER_CACHE_SECONDS,
    });
    new CfnOutput(this, 'ApiUrl', { value: url });
    new CfnOutput(this, 'ApiId', { value: api.apiId });
  }
}
