import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { templatesOf } from '../support/templates.ts';

type Properties = Readonly<Record<string, unknown>>;

const example = templatesOf('example');
const propertiesOf = (type: string): readonly Properties[] =>
  example.resources(type).map(({ resource }) => resource.Properties ?? {});
const only = (type: string): Properties => {
  const [first, ...others] = propertiesOf(type);
  if (!first || others.length > 0) throw new Error(`There is not one ${type}.`);
  return first;
};

describe('edgeProtection', () => {
  it('is off unless a stage says so', () => {
    for (const stage of ['dev', 'prod']) {
      const distributions = templatesOf(stage).resources('AWS::CloudFront::Distribution');
      expect(distributions.map(({ stack }) => stack)).toEqual(['Console']);
      expect(templatesOf(stage).resources('AWS::WAFv2::WebACL')).toEqual([]);
    }
  });

  it('has CloudFront take the domain, over TLS 1.2 and https alone, and cache nothing', () => {
    const { DistributionConfig } = only('AWS::CloudFront::Distribution');
    expect(DistributionConfig).toMatchObject({
      Aliases: ['api.example.com'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
      WebACLId: expect.anything() as unknown,
      CacheBehaviors: ['/v1/*', '/docs', '/docs/*'].map((PathPattern) => ({
        PathPattern,
        ViewerProtocolPolicy: 'https-only',
        AllowedMethods: expect.arrayContaining(['PATCH', 'OPTIONS']) as unknown,
        // CachingDisabled and AllViewerExceptHostHeader:
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        Compress: false,
      })),
    });
  });

  it('shows the gateway a secret that stands in no template', () => {
    const { DistributionConfig } = only('AWS::CloudFront::Distribution');
    const { Origins } = DistributionConfig as { Origins: readonly Properties[] };
    expect(Origins).toMatchObject([
      { S3OriginConfig: {} },
      {
        DomainName: 'origin.api.example.com',
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        OriginCustomHeaders: [{ HeaderName: 'x-origin-secret' }],
      },
    ]);
    expect(JSON.stringify(Origins)).toContain('{{resolve:secretsmanager:');
  });

  it('rotates that secret', () => {
    expect(only('AWS::SecretsManager::RotationSchedule')).toMatchObject({
      RotationRules: { ScheduleExpression: 'rate(30 days)' },
      RotateImmediatelyOnUpdate: false,
    });
    expect(only('AWS::SecretsManager::Secret')).toMatchObject({
      Name: 'freehold/prod/ORIGIN_SECRET',
    });
  });

  it('refuses on every route what does not bring the secret', () => {
    const authorizers = propertiesOf('AWS::ApiGatewayV2::Authorizer');
    expect(authorizers.map(({ IdentitySource }) => IdentitySource)).toEqual([
      ['$context.routeKey'],
      ['$request.header.x-origin-secret', '$context.routeKey'],
    ]);
    const unasked = propertiesOf('AWS::ApiGatewayV2::Route').filter(
      ({ AuthorizationType, AuthorizerId }) => AuthorizationType !== 'CUSTOM' || !AuthorizerId,
    );
    expect(unasked).toEqual([]);
    expect(propertiesOf('AWS::ApiGatewayV2::Route')).toHaveLength(Object.keys(routes).length);
  });

  it('gives the gateway’s own refusals the headers of the edge, and leaves what is set', () => {
    const ResponseHeadersPolicyConfig = propertiesOf('AWS::CloudFront::ResponseHeadersPolicy')
      .map((policy) => policy.ResponseHeadersPolicyConfig)
      .find((config) => JSON.stringify(config).includes('CorsConfig'));
    expect(ResponseHeadersPolicyConfig).toMatchObject({
      CorsConfig: {
        OriginOverride: false,
        AccessControlAllowCredentials: false,
        AccessControlAllowOrigins: { Items: ['https://app.example.com'] },
      },
      SecurityHeadersConfig: {
        ContentTypeOptions: { Override: false },
        ContentSecurityPolicy: { Override: false },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: false },
      },
    });
  });
});

describe('the firewall', () => {
  const { Rules, Scope } = only('AWS::WAFv2::WebACL') as {
    Rules: readonly (Properties & { Name: string; Statement: Properties })[];
    Scope: string;
  };
  const rateOf = (name: string) =>
    Rules.find(({ Name }) => Name === name)?.Statement.RateBasedStatement as Properties & {
      Limit: number;
    };

  it('stands before CloudFront, with AWS’s rules', () => {
    expect(Scope).toBe('CLOUDFRONT');
    expect(Rules.map(({ Name }) => Name)).toEqual([
      'AnonymousRoutes',
      'EverySource',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ]);
  });

  it('limits each source, and more tightly on every route that needs no token', () => {
    expect(rateOf('EverySource')).toMatchObject({ AggregateKeyType: 'IP' });
    expect(rateOf('AnonymousRoutes').Limit).toBeLessThan(rateOf('EverySource').Limit / 10);
    const { OrStatement } = rateOf('AnonymousRoutes').ScopeDownStatement as {
      OrStatement: { Statements: { ByteMatchStatement: Properties }[] };
    };
    expect(
      OrStatement.Statements.map(({ ByteMatchStatement: match }) =>
        [match.PositionalConstraint, match.SearchString].join(' '),
      ),
    ).toEqual([
      'EXACTLY /v1/notifications/unsubscribe',
      'EXACTLY /v1/notifications/unsubscribe',
      'EXACTLY /v1/sessions',
      'EXACTLY /v1/sessions/refresh',
      'EXACTLY /v1/invitations/accept',
      'EXACTLY /v1/leaked-keys',
      'EXACTLY /v1/sessions/discover',
      'EXACTLY /v1/password-resets',
      'EXACTLY /v1/sessions/recover',
      'EXACTLY /v1/password-resets/complete',
      'EXACTLY /v1/openapi.json',
      'EXACTLY /docs',
      'STARTS_WITH /docs/',
    ]);
  });

  it('lets a record hold any text: rules that read bodies count and block nothing', () => {
    const overridden = Rules.flatMap(({ Statement }) => {
      const { RuleActionOverrides = [] } = (Statement.ManagedRuleGroupStatement ?? {}) as {
        RuleActionOverrides?: { Name: string; ActionToUse: Properties }[];
      };
      return RuleActionOverrides;
    });
    expect(overridden.length).toBeGreaterThan(5);
    for (const { Name, ActionToUse } of overridden) {
      expect([Name, ActionToUse]).toEqual([expect.stringMatching(/_BODY$/), { Count: {} }]);
    }
  });

  it('logs what it refuses, without tokens', () => {
    expect(only('AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [
        { SingleHeader: { Name: 'authorization' } },
        { SingleHeader: { Name: 'x-api-key' } },
      ],
      LoggingFilter: { DefaultBehavior: 'DROP' },
    });
  });
});
