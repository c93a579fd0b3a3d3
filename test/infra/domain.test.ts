import { describe, expect, it } from 'vitest';
import { checkedStage, stageNamed } from '../../infra/config/stage.ts';
import { templatesOf } from '../support/templates.ts';

type Environment = { readonly Variables: Readonly<Record<string, string>> };

const prod = templatesOf('prod');
const example = templatesOf('example');
const one = (type: string, stack: string, of = example) =>
  of.resources(type).find((located) => located.stack === stack)?.resource.Properties;

describe('a stage with a domain', () => {
  it('has the gateway under it, with a certificate that its zone proves, and a record', () => {
    expect(one('AWS::CertificateManager::Certificate', 'Edge')).toMatchObject({
      DomainName: 'origin.api.example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [
        { DomainName: 'origin.api.example.com', HostedZoneId: 'Z0EXAMPLE' },
      ],
    });
    expect(one('AWS::ApiGatewayV2::DomainName', 'Edge')).toMatchObject({
      DomainName: 'origin.api.example.com',
      DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
    });
    expect(one('AWS::ApiGatewayV2::ApiMapping', 'Routes')).toMatchObject({
      DomainName: 'origin.api.example.com',
      Stage: '$default',
    });
    expect(one('AWS::Route53::RecordSet', 'Edge')).toMatchObject({
      HostedZoneId: 'Z0EXAMPLE',
      Name: 'origin.api.example.com.',
      Type: 'A',
    });
  });

  it('closes the gateway’s own address', () => {
    expect(one('AWS::ApiGatewayV2::Api', 'Edge')).toMatchObject({
      DisableExecuteApiEndpoint: true,
    });
    expect(one('AWS::ApiGatewayV2::Api', 'Edge', prod)).toMatchObject({
      DisableExecuteApiEndpoint: false,
    });
  });

  it('is named by outputs, the mails and the API’s description', () => {
    const { Outputs } = example.byStack.get('Edge')?.toJSON() as {
      readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
    };
    expect(Outputs.ApiUrl?.Value).toBe('https://api.example.com');
    expect(JSON.stringify(Outputs.DomainRecord?.Value)).toContain('origin.api.example.com CNAME ');
    const naming = example
      .resources('AWS::Lambda::Function')
      .map(({ resource }) => resource.Properties?.Environment as Environment)
      .filter(({ Variables }) => Variables.API_URL === 'https://api.example.com')
      .map(({ Variables }) => Variables.POWERTOOLS_SERVICE_NAME);
    expect(naming.sort()).toEqual([
      'api-description/api',
      'api-keys/report-leaked-keys',
      'audit/deliver-streams',
      'billing/on-payment-notice',
      'identity/send-account-mails',
      'members/api',
      'notifications/api',
      'notifications/contacts',
      'notifications/deliver-notifications',
      'notifications/receive-events',
      'product-analytics/on-platform-alert',
      'provisioning/on-provisioning-ended',
      'provisioning/send-welcome-email',
      'quotas/on-quota-reached',
      'support-access/api',
      'tenant-life/erase-records',
      'tenant-life/on-life-changed',
      'tenants/api',
      'tenants/restore-owner',
      'webhooks/on-endpoint-trouble',
    ]);
  });
});

describe('a stage without a domain', () => {
  it('has none of it', () => {
    for (const type of [
      'AWS::CertificateManager::Certificate',
      'AWS::ApiGatewayV2::DomainName',
      'AWS::ApiGatewayV2::ApiMapping',
      'AWS::Route53::RecordSet',
    ]) {
      expect(prod.resources(type)).toEqual([]);
    }
  });

  it('cannot have edgeProtection, and says so', () => {
    const stage = { ...stageNamed('prod'), edgeProtection: true };
    expect(() => checkedStage(stage)).toThrow(/edgeProtection without a domain/);
  });
});
