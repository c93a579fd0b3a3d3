import { describe, expect, it } from 'vitest';
import { placementOf } from '../../core/tenancy/placement.ts';
import { newId } from '../../kit/id.ts';
import { byConstruct, resolved } from '../support/tenancy/resolved-template.ts';
import { siloTemplate } from '../support/tenancy/silo-policies.ts';
import { ACCOUNT, storesOf } from '../support/tenancy/tenant-role-policy.ts';

const tenantId = newId('tnt');
const REGION = 'eu-central-1';
const DEPLOY_ROLE = `arn:aws:iam::${ACCOUNT}:role/silo-deploy`;

/** The silo's resources as CloudFormation makes them for one tenant. */
function siloOf(stage: string) {
  const located = byConstruct(siloTemplate(stage));
  const names = new Map([
    ...Object.values(located).map((one) => [one?.id, `<${one?.id.slice(0, -8) ?? ''}>`] as const),
    ['TenantId', tenantId],
    ['DeployRoleArn', DEPLOY_ROLE],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', REGION],
    ['AWS::AccountId', ACCOUNT],
  ]);
  return resolved(located, names) as Record<
    string,
    { readonly Properties: Readonly<Record<string, unknown>>; readonly DeletionPolicy?: string }
  >;
}

const placementIn = (stage: string) =>
  placementOf({ tenantId, isolation: 'separate_database', region: REGION }, storesOf(stage));

const TAGS = (stage: string) => [
  { Key: 'freehold:stage', Value: stage },
  { Key: 'freehold:tenant', Value: tenantId },
];

describe.each(['dev', 'prod'])(
  'the stack of a tenant with a database of its own in %s',
  (stage) => {
    const { Table, Bucket, BucketPolicy, Key, KeyAlias, ...others } = siloOf(stage);
    const placement = placementIn(stage);

    it('is table, bucket and key, by the names that placements tell', () => {
      expect(Object.keys(others)).toEqual([]);
      expect(Table?.Properties).toMatchObject({ TableName: placement.tableName });
      expect(Bucket?.Properties).toMatchObject({ BucketName: placement.bucketName });
      expect(KeyAlias?.Properties).toEqual({
        AliasName: placement.dedicated?.keyAlias,
        TargetKeyId: '<Key>',
      });
    });

    it('takes the id of a tenant, and who deploys it', () => {
      const { Parameters } = siloTemplate(stage).toJSON() as {
        Parameters: Record<string, { AllowedPattern: string }>;
      };
      expect(Object.keys(Parameters)).toEqual(['TenantId', 'DeployRoleArn']);
      expect(DEPLOY_ROLE).toMatch(new RegExp(Parameters.DeployRoleArn?.AllowedPattern ?? ''));
      const pattern = new RegExp(Parameters.TenantId?.AllowedPattern ?? '');
      expect(tenantId).toMatch(pattern);
      for (const other of ['*', `${tenantId}*`, newId('usr'), ''])
        expect(other).not.toMatch(pattern);
    });

    it('has a table like the pool’s, with the own key', () => {
      expect(Table?.Properties).toMatchObject({
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: '<Key>' },
        DeletionProtectionEnabled: stage === 'prod',
      });
    });

    it('has a bucket that is closed, cleans up, and encrypts each object with the own key', () => {
      expect(Bucket?.Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              // With a bucket key the encryption context would be the bucket, and tell no object.
              BucketKeyEnabled: false,
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '<Key>' },
            },
          ],
        },
        LifecycleConfiguration: {
          Rules: [
            { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
          ],
        },
      });
    });

    it('refuses requests without TLS, and sessions of any other tenant', () => {
      expect(BucketPolicy?.Properties.PolicyDocument).toMatchObject({
        Statement: [
          {
            Effect: 'Deny',
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Resource: expect.arrayContaining(['<Bucket>/*']) as unknown,
            Condition: {
              Null: { 'aws:PrincipalTag/tenantId': 'false' },
              StringNotEquals: { 'aws:PrincipalTag/tenantId': tenantId },
            },
          },
        ],
      });
    });

    it('has a key that is rotated, and destroyed a week after its deletion', () => {
      expect(Key?.Properties).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 7 });
    });

    it('lets CloudFormation’s role use the key through DynamoDB alone, besides managing it', () => {
      const { Statement } = Key?.Properties.KeyPolicy as {
        Statement: { Principal: { AWS: string }; Action: string | string[]; Condition?: object }[];
      };
      const granted = Statement.filter(({ Principal }) => Principal.AWS === DEPLOY_ROLE);
      const uses = granted.filter(({ Action }) =>
        [Action].flat().some((action) => /^kms:(Decrypt|Encrypt|ReEncrypt|Generate)/.test(action)),
      );
      expect(granted).toHaveLength(3);
      expect(uses).toMatchObject([
        { Condition: { StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } } },
      ]);
    });

    it('bears the tags of the stage and of the tenant', () => {
      for (const one of [Table, Bucket, Key]) expect(one?.Properties.Tags).toEqual(TAGS(stage));
    });

    it('goes as a whole when it is deleted: the stack and the table are protected instead', () => {
      for (const one of [Table, Bucket, Key]) expect(one?.DeletionPolicy).toBe('Delete');
    });
  },
);
