import { describe, expect, it } from 'vitest';
import { templatesOf, type Located } from '../support/templates.ts';

const prod = templatesOf('prod');
const dev = templatesOf('dev');
const nameOf = ({ stack, id }: Located) => `${stack}/${id}`;

describe('tables', () => {
  it.each(['dev', 'prod'])(
    'are on demand, recoverable to a point in time and expiring in %s',
    (s) => {
      const tables = (s === 'dev' ? dev : prod).resources('AWS::DynamoDB::Table');
      expect(tables.map(({ id }) => id.slice(0, -8))).toEqual([
        'ControlTable',
        'AuditTable',
        'UsageTable',
        'WebhooksTable',
        'TenantTable',
        'PlanTablebasic',
        'PlanTablepro',
        'PlanTableenterprise',
      ]);
      for (const { resource } of tables) {
        expect(resource.Properties).toMatchObject({
          BillingMode: 'PAY_PER_REQUEST',
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
          // Encrypted all the same, with the key that AWS owns, whose use is free.
          SSESpecification: { SSEEnabled: false },
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
        });
      }
    },
  );
});

describe('stateful resources', () => {
  const stateful = [
    'AWS::DynamoDB::Table',
    'AWS::S3::Bucket',
    'AWS::KMS::Key',
    'AWS::Cognito::UserPool',
  ].flatMap((type) => prod.resources(type));

  it.each(stateful.map((r) => [nameOf(r), r] as const))('%s outlives its stack in prod', (_, r) => {
    expect(r.resource).toMatchObject({
      // What a creation that is rolled back has made goes: its name would be taken at the next.
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('cannot be deleted by mistake in prod', () => {
    for (const { resource } of prod.resources('AWS::DynamoDB::Table')) {
      expect(resource.Properties).toHaveProperty('DeletionProtectionEnabled', true);
    }
    for (const { resource } of prod.resources('AWS::Cognito::UserPool')) {
      expect(resource.Properties).toHaveProperty('DeletionProtection', 'ACTIVE');
    }
  });

  it('goes with its stack in dev', () => {
    for (const { resource } of dev.resources('AWS::DynamoDB::Table')) {
      expect(resource.DeletionPolicy).toBe('Delete');
      expect(resource.Properties).toHaveProperty('DeletionProtectionEnabled', false);
    }
  });
});

describe('buckets', () => {
  const buckets = prod.resources('AWS::S3::Bucket');

  it('refuse the public, encrypt, and clean up after broken uploads', () => {
    expect(buckets.length).toBeGreaterThan(0);
    for (const { resource } of buckets) {
      expect(resource.Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
          ],
        },
        LifecycleConfiguration: {
          Rules: expect.arrayContaining([
            expect.objectContaining({
              ...{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
            }),
          ]) as unknown,
        },
      });
    }
  });

  it('refuse every request without TLS', () => {
    const policies = prod.resources('AWS::S3::BucketPolicy');
    for (const bucket of buckets) {
      const policy = policies.find(
        ({ resource }) =>
          JSON.stringify(resource.Properties?.Bucket) === JSON.stringify({ Ref: bucket.id }),
      );
      expect(policy?.resource.Properties).toMatchObject({
        PolicyDocument: {
          Statement: expect.arrayContaining([
            expect.objectContaining({
              Effect: 'Deny',
              Action: 's3:*',
              Principal: { AWS: '*' },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]) as unknown,
        },
      });
    }
  });
});
