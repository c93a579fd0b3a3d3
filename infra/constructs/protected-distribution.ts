import { Duration, Validations, type SecretValue } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  Distribution,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
} from 'aws-cdk-lib/aws-cloudfront';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { ORIGIN_SECRET_HEADER } from '../../core/edge-protection/origin-secret.ts';
import { gatewayName, type Domain } from '../config/domain.ts';
import type { Stage } from '../config/stage.ts';
import { apiBehaviors } from './api-behavior.ts';
import { ConsoleSite, type ConsoleSettings } from './console-site.ts';
import { EXPOSED_HEADERS, REQUEST_HEADERS } from './cors.ts';
import { DomainRecords } from './domain-records.ts';
import { securityHeaders } from './security-headers.ts';

export type ProtectedDistributionProps = {
  readonly stage: Stage;
  readonly domain: Domain;
  readonly webAclArn: string;
  readonly originSecret: SecretValue;
  readonly site: ConsoleSettings;
};

/**
 * CloudFront before the API and the console. Of the API it caches nothing, and shows the gateway by a secret that a
 * request came through it.
 */
export class ProtectedDistribution extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: ProtectedDistributionProps) {
    super(scope, id);
    const { stage, domain, webAclArn, originSecret, site } = props;
    const { name } = domain;
    const records = new DomainRecords(this, 'Records', { domain, name });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Freehold ${stage.name}: the API and the console`,
      domainNames: [name],
      certificate: new Certificate(this, 'Certificate', {
        domainName: name,
        validation: records.validation,
      }),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: webAclArn,
      defaultRootObject: 'index.html',
      defaultBehavior: new ConsoleSite(this, 'Console', { stage, site }).behavior,
      additionalBehaviors: apiBehaviors({
        host: gatewayName(domain, stage),
        // Its value is read by CloudFormation and stands in no template; a rotation changes it here.
        customHeaders: { [ORIGIN_SECRET_HEADER]: originSecret.unsafeUnwrap() },
        responseHeadersPolicy: this.#headers(stage),
      }),
    });
    const { domainName } = this.distribution;
    records.leadTo({
      alias: new CloudFrontTarget(this.distribution),
      name: domainName,
      hasIpv6: true,
    });
    this.#acknowledge();
  }

  /** What the edge and the gateway set already stays; the gateway's own refusals get it here. */
  #headers({ allowedOrigins }: Stage) {
    const override = false;
    return new ResponseHeadersPolicy(this, 'Headers', {
      ...(allowedOrigins.length > 0 && {
        corsBehavior: {
          accessControlAllowCredentials: false,
          accessControlAllowOrigins: [...allowedOrigins],
          accessControlAllowMethods: ['ALL'],
          accessControlAllowHeaders: REQUEST_HEADERS,
          accessControlExposeHeaders: EXPOSED_HEADERS,
          accessControlMaxAge: Duration.hours(1),
          originOverride: override,
        },
      }),
      securityHeadersBehavior: securityHeaders("default-src 'none'; frame-ancestors 'none'", {
        override,
      }),
    });
  }

  #acknowledge() {
    const { distribution } = this;
    for (const [id, reason] of [
      ['AwsSolutions-CFR1', 'A company that serves some countries alone says so in its web ACL.'],
      ['AwsSolutions-CFR3', 'API Gateway logs each access, and WAF what it refuses or counts.'],
    ] as const) {
      Validations.of(distribution).acknowledge({ id, reason });
    }
  }
}
