import { DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { Domain } from '../config/domain.ts';
import { DomainRecords } from './domain-records.ts';

export type GatewayDomainProps = { readonly domain: Domain; readonly name: string };

/** The name under which API Gateway answers, with its certificate and its record. */
export class GatewayDomain extends Construct {
  constructor(scope: Construct, id: string, { domain, name }: GatewayDomainProps) {
    super(scope, id);
    const records = new DomainRecords(this, 'Records', { domain, name });
    const certificate = new Certificate(this, 'Certificate', {
      domainName: name,
      validation: records.validation,
    });
    const gateway = new DomainName(this, 'DomainName', {
      domainName: name,
      certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    const { regionalDomainName, regionalHostedZoneId } = gateway;
    records.leadTo({
      alias: new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId),
      name: regionalDomainName,
      hasIpv6: false,
    });
  }
}
