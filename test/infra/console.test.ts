import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isOfTheCdk, templatesOf } from '../support/templates.ts';

type Properties = Readonly<Record<string, unknown>>;
type Environment = { readonly Variables?: Properties } | undefined;

/** Behind edge protection the distribution of the API serves the console too. */
const PLACES = [
  ['dev', 'Console'],
  ['prod', 'Console'],
  ['example', 'EdgeProtection'],
] as const;

const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

describe.each(PLACES)('the console of the stage %s, in the stack %s', (stage, stack) => {
  const all = templatesOf(stage)
    .all()
    .filter((located) => located.stack === stack);
  const propertiesOf = (type: string): readonly Properties[] =>
    all
      .filter(({ resource }) => resource.Type === type)
      .map(({ resource }) => resource.Properties ?? {});

  const [{ DistributionConfig } = {}] = propertiesOf('AWS::CloudFront::Distribution') as {
    DistributionConfig?: Properties & {
      CacheBehaviors: readonly Properties[];
      Origins: readonly Properties[];
    };
  }[];

  it('comes from a bucket, and the API from the same origin past every cache', () => {
    expect(DistributionConfig).toMatchObject({
      DefaultRootObject: 'index.html',
      HttpVersion: 'http2and3',
      DefaultCacheBehavior: {
        ViewerProtocolPolicy: 'redirect-to-https',
        CachePolicyId: CACHING_OPTIMIZED,
      },
    });
    expect(DistributionConfig?.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      ...['/v1/*', '/docs', '/docs/*'],
    ]);
    // Longer than the gateway waits itself.
    expect(DistributionConfig?.Origins[1]).toMatchObject({
      CustomOriginConfig: { OriginReadTimeout: 35, OriginProtocolPolicy: 'https-only' },
    });
    expect(DistributionConfig?.CacheBehaviors[0]).toMatchObject({
      PathPattern: '/v1/*',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: CACHING_DISABLED,
      AllowedMethods: expect.arrayContaining(['POST', 'PATCH', 'DELETE']) as unknown,
    });
    // An error page would take the API's own refusals for missing pages.
    expect(DistributionConfig).not.toHaveProperty('CustomErrorResponses');
  });

  it('answers each page with the one file, and each file with itself', () => {
    const [{ FunctionCode } = {}] = propertiesOf('AWS::CloudFront::Function');
    const uriOf = (uri: string) =>
      runInNewContext(`${String(FunctionCode)}; handler({ request: { uri } }).uri`, {
        uri,
      }) as string;
    expect(['/', '/tenants', '/tenants/tnt_1'].map(uriOf)).toEqual(
      Array.from({ length: 3 }, () => '/index.html'),
    );
    expect(uriOf('/assets/index-B3x.js')).toBe('/assets/index-B3x.js');
  });

  it('runs nothing that stands in the page, is framed by nobody and asks no other host', () => {
    const policies = propertiesOf('AWS::CloudFront::ResponseHeadersPolicy').map((one) =>
      JSON.stringify(one),
    );
    const [policy = ''] = policies.filter((text) => text.includes('trusted-types'));
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toMatch(/connect-src 'self'( https:\/\/\*\.s3\.[a-z0-9-]+\.amazonaws\.com)+;/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain('"AccessControlMaxAgeSec":63072000');
  });

  it('keeps hashed files for a year, and asks for the page each time, once its files are there', () => {
    const deployments = all.filter(
      ({ resource }) => resource.Type === 'Custom::CDKBucketDeployment',
    );
    const metadataOf = (cacheControl: string) =>
      deployments.find(
        ({ resource }) =>
          (resource.Properties?.SystemMetadata as Properties)['cache-control'] === cacheControl,
      );
    const assets = metadataOf('public, max-age=31536000, immutable');
    const page = metadataOf('no-cache');
    expect(deployments).toHaveLength(2);
    expect(page?.resource.DependsOn).toContain(assets?.id);
    for (const { resource } of deployments)
      expect(resource.Properties).toMatchObject({ Prune: false });
  });

  it('is copied by a function that reads the CDK’s assets and reaches this bucket alone', () => {
    const [{ PolicyDocument } = {}] = all
      .filter((one) => isOfTheCdk(one) && one.resource.Type === 'AWS::IAM::Policy')
      .map(({ resource }) => resource.Properties ?? {});
    const { Statement } = PolicyDocument as { Statement: readonly Properties[] };
    const [bucket] = all.filter(({ resource }) => resource.Type === 'AWS::S3::Bucket');
    expect(Statement).toHaveLength(2);
    expect(Statement[0]).toMatchObject({ Action: ['s3:GetBucket*', 's3:GetObject*', 's3:List*'] });
    expect(JSON.stringify(Statement[0]?.Resource)).toContain('-assets-');
    for (const resource of Statement[1]?.Resource as readonly unknown[]) {
      expect(JSON.stringify(resource)).toContain(`["${bucket?.id ?? ''}","Arn"]`);
    }
  });

  it('is where mails lead', () => {
    const addresses = templatesOf(stage)
      .resources('AWS::Lambda::Function')
      .map(({ resource }) => resource.Properties?.Environment as Environment)
      .flatMap((environment) => environment?.Variables?.CONSOLE_URL ?? []);
    const domain = stack === 'Console' ? `freehold-${stage}-console:` : 'https://api.example.com';
    expect(addresses).toHaveLength(17);
    for (const address of addresses) expect(JSON.stringify(address)).toContain(domain);
  });

  it('lets CloudFront alone read the bucket', () => {
    const policy = JSON.stringify(propertiesOf('AWS::S3::BucketPolicy'));
    expect(policy).toContain('cloudfront.amazonaws.com');
    expect(policy).toContain('AWS:SourceArn');
    expect(policy).toContain('aws:SecureTransport');
  });
});
