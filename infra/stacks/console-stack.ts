import { CfnOutput, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { Distribution, HttpVersion } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { apiBehaviors } from '../constructs/api-behavior.ts';
import { ConsoleSite, type ConsoleSettings } from '../constructs/console-site.ts';

export type ConsoleStackProps = StackProps & {
  readonly stage: Stage;
  /** Where the API is reached. */
  readonly apiHost: string;
  readonly site: ConsoleSettings;
};

/**
 * The console and the API at one origin, where no edge protection stands before the API: with it, the distribution
 * that it has serves the console too (ProtectedDistribution), and the API sees who calls. Here it sees CloudFront.
 */
export class ConsoleStack extends Stack {
  readonly url: string;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    const { stage, apiHost, site, ...stackProps } = props;
    super(scope, id, stackProps);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Freehold ${stage.name}: the console`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: new ConsoleSite(this, 'Site', { stage, site }).behavior,
      additionalBehaviors: apiBehaviors({ host: apiHost }),
    });
    this.#acknowledge(distribution);
    this.url = `https://${distribution.distributionDomainName}`;
    new CfnOutput(this, 'ConsoleUrl', { value: this.url });
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
