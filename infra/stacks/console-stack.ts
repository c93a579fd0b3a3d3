import { CfnOutput, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { ConsoleSite } from '../constructs/console-site.ts';

export type ConsoleStackProps = StackProps & {
  readonly stage: Stage;
  /** Where the API is reached. */
  readonly apiHost: string;
};

/**
 * The console and the API at one origin, where no edge protection stands before the API: with it, the distribution
 * that it has serves the console too (ProtectedDistribution), and the API sees who calls. Here it sees CloudFront.
 */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { stage, apiHost, ...props }: ConsoleStackProps) {
    super(scope, id, props);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Freehold ${stage.name}: the console`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: new ConsoleSite(this, 'Site', { stage }).behavior,
      additionalBehaviors: {
        '/v1/*': {
          origin: new HttpOrigin(apiHost, {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          }),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          compress: false,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    this.#acknowledge(distribution);
    new CfnOutput(this, 'ConsoleUrl', { value: `https://${distribution.distributionDomainName}` });
  }

  #acknowledge(distribution: Distribution) {
    for (const [id, reason] of [
      ['AwsSolutions-CFR1', 'A company that serves some countries alone says so in its web ACL.'],
      ['AwsSolutions-CFR2', 'A stage that wants a firewall has edgeProtection.'],
      ['AwsSolutions-CFR3', 'API Gateway logs each access; the files are the same for all.'],
      ['AwsSolutions-CFR4', 'CloudFront’s own name has CloudFront’s own certificate.'],
    ] as const) {
      Validations.of(distribution).acknowledge({ id, reason });
    }
  }
}
