import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { AUTHORIZER_CACHE_SECONDS } from '../../functions/identity/authorize-request/env.ts';
import { ApiFunctions, type ApiFunctionsProps } from '../constructs/api-functions.ts';
import { RoutedApi } from '../constructs/routed-api.ts';

export type ApiStackProps = StackProps & ApiFunctionsProps & { readonly api: IHttpApi };

/** What answers at the API's address: its routes, their functions and the authorizer. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);

    const functions = new ApiFunctions(this, 'Functions', props);
    new RoutedApi(this, 'Api', {
      api: props.api,
      functions: functions.byPath,
      authorizer: functions.authorizeRequest,
      authorizerCacheSeconds: AUTHORIZER_CACHE_SECONDS,
    });
  }
}
