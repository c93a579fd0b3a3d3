import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import type { CacheService } from '../../core/platform-config/platform-config.ts';
import { bundleFunctions } from '../../infra/bundle-functions.ts';
import { platformConfigOf } from '../../infra/config/platform-config.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import type { Platform } from '../../infra/constructs/platform.ts';
import { cacheApi } from '../../infra/features/cache.ts';

const network = { subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'] };
const config = platformConfigOf(stageNamed('prod'));
bundleFunctions(config);

/** The function that serves caches, on a stage with a network, for that service. */
function templateFor(cache: CacheService): Template {
  const stack = new Stack(new App(), 'Api');
  const platform = {
    stage: { ...stageNamed('prod'), cacheNetwork: network },
    config: { ...config, services: { ...config.services, cache } },
    tenantTable: Table.fromTableName(stack, 'Table', 'tenants'),
    filesBucket: Bucket.fromBucketName(stack, 'Bucket', 'files'),
    tenantDataRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/data'),
  };
  cacheApi(stack, platform as Partial<Platform> as Platform);
  return Template.fromStack(stack);
}

const actionsIn = (template: Template, effect: string) =>
  Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) =>
    (
      Properties as {
        PolicyDocument: { Statement: { Effect: string; Action: string | string[] }[] };
      }
    ).PolicyDocument.Statement.filter(({ Effect }) => Effect === effect).flatMap(
      ({ Action }) => Action,
    ),
  );

describe('the function of the cache', () => {
  it('runs in no network and reads no secret while the cache is in DynamoDB', () => {
    const template = templateFor({ provider: 'dynamodb', ttlSeconds: 60 });
    template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: Match.absent() });
    expect(actionsIn(template, 'Allow').filter((a) => /^(ec2|secretsmanager):/.test(a))).toEqual(
      [],
    );
  });

  it.each(['redis', 'valkey'] as const)(
    'runs in the network of a %s server, which its own code cannot change',
    (provider) => {
      const url = { secretName: 'CACHE_URL' };
      const template = templateFor({ provider, url, ttlSeconds: 60 });
      template.hasResourceProperties('AWS::Lambda::Function', {
        VpcConfig: { SubnetIds: network.subnetIds, SecurityGroupIds: network.securityGroupIds },
      });
      const interfaces = actionsIn(template, 'Allow').filter((action) => action.startsWith('ec2:'));
      expect(interfaces).toContain('ec2:CreateNetworkInterface');
      expect(actionsIn(template, 'Deny')).toEqual(interfaces);
    },
  );

  it('reads the secrets that the configuration names and no other', () => {
    const url = { secretName: 'CACHE_URL' };
    const ca = { secretName: 'CACHE_CA' };
    const template = templateFor({ provider: 'valkey', url, ca, ttlSeconds: 60 });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'secretsmanager:GetSecretValue',
            Resource: [
              { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('prod/CACHE_URL-')])] },
              { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('prod/CACHE_CA-')])] },
            ],
          }),
        ]),
      },
    });
  });
});
