import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { gatewayName } from '../config/domain.ts';
import type { Stage } from '../config/stage.ts';
import { apiCors } from '../constructs/cors.ts';
import { GatewayDomain } from '../constructs/gateway-domain.ts';

export type EdgeStackProps = StackProps & { readonly stage: Stage };

/**
 * The API's address. It outlives the functions and routes behind it, and can be passed to those
 * (a welcome mail names it) without a cycle between the stacks.
 */
export class EdgeStack extends Stack {
  readonly api: HttpApi;
  /** Where the API is reached, without a trailing slash: the stage's own domain or the gateway's. */
  readonly apiUrl: string;
  readonly apiHost: string;

  constructor(scope: Construct, id: string, { stage, ...props }: EdgeStackProps) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'HttpApi', {
      description: `Freehold ${stage.name}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: stage.domain !== undefined,
      corsPreflight: apiCors(stage),
    });
    const gatewayHost = `${this.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    const { domain } = stage;
    this.apiHost = domain?.name ?? gatewayHost;
    this.apiUrl = `https://${this.apiHost}`;
    if (domain) {
      new GatewayDomain(this, 'GatewayDomain', { domain, name: gatewayName(domain, stage) });
    }
    new CfnOutput(this, 'ApiUrl', { value: this.apiUrl });
    new CfnOutput(this, 'ApiId', { value: this.api.apiId });
  }
}
