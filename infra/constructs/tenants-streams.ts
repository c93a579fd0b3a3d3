import { Stack, Token, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { resourcePrefixOf, TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

const STREAM_ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator'];

/**
 * Grants the streams of tables that are made for tenants, by the beginning of their names, and the use
 * of their keys as far as DynamoDB asks for it. No item of a table can be asked for.
 */
export function grantTenantsStreams(role: Role, stage: Stage): void {
  const stack = Stack.of(role);
  const own = resourcePrefixOf(stage.name);
  const streams = { service: 'dynamodb', resource: 'table', resourceName: `${own}*/stream/*` };
  for (const statement of [
    new PolicyStatement({
      sid: 'TenantsStreams',
      actions: STREAM_ACTIONS.map((action) => `dynamodb:${action}`),
      resources: [stack.formatArn(streams)],
    }),
    new PolicyStatement({
      sid: 'FindStreams',
      actions: ['dynamodb:ListStreams'],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'KeysOfStreams',
      actions: ['kms:Decrypt'],
      resources: [stack.formatArn({ service: 'kms', resource: 'key', resourceName: '*' })],
      conditions: tenantsKeys(stage),
    }),
  ]) {
    role.addToPrincipalPolicy(statement);
  }
  acknowledge(role, `table/${own}*/stream/*`);
}

const tenantsKeys = ({ name }: Stage) => ({
  StringEquals: { 'aws:ResourceTag/freehold:stage': name },
  StringLike: {
    [`aws:ResourceTag/${TENANT_TAG}`]: 'tnt_*',
    'kms:ViaService': 'dynamodb.*.amazonaws.com',
    'kms:EncryptionContext:aws:dynamodb:tableName': `${resourcePrefixOf(name)}*`,
  },
});

function acknowledge(role: Role, streams: string): void {
  const { partition, region } = Stack.of(role);
  const named = (value: string, name: string) =>
    Token.isUnresolved(value) ? `<AWS::${name}>` : value;
  const scope = `${named(region, 'Region')}:<AWS::AccountId>`;
  for (const [resource, reason] of [
    [`dynamodb:${scope}:${streams}`, 'Tables of tenants are made at run time; no item of them.'],
    [`kms:${scope}:key/*`, 'Keys with the tags of a tenant of this stage, for DynamoDB alone.'],
  ] as const) {
    const arn = `arn:${named(partition, 'Partition')}:${resource}`;
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${arn}]`, reason });
  }
}
