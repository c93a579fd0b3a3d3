import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApiMapping, type CfnStage, type IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { gatewayName } from '../config/domain.ts';
import type { Stage } from '../config/stage.ts';
import { DefaultStage } from '../constructs/default-stage.ts';
import { RoutedApi, type RoutedApiProps } from '../constructs/routed-api.ts';

export type RoutesStackProps = StackProps &
  Pick<RoutedApiProps, 'functions' | 'authorizer'> & {
    readonly stage: Stage;
    readonly api: IHttpApi;
  };

/**
 * The API's routes and its stage, apart from their functions: with both, one stack would pass the 500 resources that
 * CloudFormation takes (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
 */
export class RoutesStack extends Stack {
  constructor(scope: Construct, id: string, props: RoutesStackProps) {
    super(scope, id, props);
    const { stage, api, functions, authorizer } = props;
    const { routes } = new RoutedApi(this, 'Api', {
      ...{ api, functions, authorizer },
      isBehindEdge: stage.edgeProtection === true,
    });
    const { resource } = new DefaultStage(this, 'DefaultStage', { stage, api, routes });
    this.#mapDomain(props, resource);
  }

  #mapDomain({ stage, api }: RoutesStackProps, defaultStage: CfnStage) {
    if (!stage.domain) return;
    const mapping = new CfnApiMapping(this, 'DomainMapping', {
      domainName: gatewayName(stage.domain, stage),
      apiId: api.apiId,
      stage: '$default',
    });
    mapping.addResourceDependency(defaultStage);
  }
}
