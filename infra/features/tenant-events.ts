import { Stack, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { CHANGE_FILTER } from '../../core/tenancy/change-stream.ts';
import {
  changePublisherName,
  eventBusName,
  resourcePrefixOf,
  TENANT_TAG,
  unpublishedChangesName,
} from '../../core/tenancy/resource-names.ts';
import { publishTenantChangesEnv } from '../../functions/events/publish-tenant-changes/env.ts';
import type { Stage } from '../config/stage.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import { StreamPublisher } from '../constructs/stream-publisher.ts';
import { fileUploads } from './file-uploads.ts';

export type TenantEventsProps = {
  readonly stage: Stage;
  /** Where the stage's bus is. */
  readonly busRegion: string;
  /** The stage's own tables in this region; those of tenants get their mappings when they are made. */
  readonly tables: readonly ITable[];
  /** The patterns of the names of the buckets in this region. */
  readonly buckets: readonly (string | { readonly prefix: string })[];
};

const RUNBOOK = 'docs/runbooks/unpublished-changes.md';

/** What tells of tenants' records and files in a region: to the stage's bus, wherever that is. */
export function tenantEvents(scope: Construct, props: TenantEventsProps): void {
  const { stage, busRegion } = props;
  const busName = eventBusName(stage.name);
  const bus = {
    settings: { EVENT_BUS_NAME: busName, EVENT_BUS_REGION: busRegion },
    arn: Stack.of(scope).formatArn({
      service: 'events',
      region: busRegion,
      resource: 'event-bus',
      resourceName: busName,
    }),
  };
  publishChanges(scope, props, bus);
  fileUploads(scope, { stage, bus, buckets: props.buckets });
}

export type Bus = {
  readonly settings: { readonly EVENT_BUS_NAME: string; readonly EVENT_BUS_REGION: string };
  readonly arn: string;
};

function publishChanges(scope: Construct, { stage, tables }: TenantEventsProps, bus: Bus): void {
  const unpublished = deadLetters(
    scope,
    'UnpublishedChanges',
    `Changes of tenants’ data could not be published: ${RUNBOOK}`,
  );
  (unpublished.node.defaultChild as CfnQueue).queueName = unpublishedChangesName(stage.name);
  const publisher = new StreamPublisher(scope, 'PublishTenantChanges', {
    stage,
    path: 'events/publish-tenant-changes',
    functionName: changePublisherName(stage.name),
    description: 'Tells the bus what changed in tenants’ tables',
    env: publishTenantChangesEnv,
    environment: bus.settings,
    unpublished,
    runbook: RUNBOOK,
    timeoutSeconds: 30,
  });
  publisher.grant(['events:PutEvents'], [bus.arn]);
  for (const table of tables) publisher.addTable(table, [CHANGE_FILTER]);
  unpublished.grantSendMessages(publisher.role);
  grantTenantsStreams(publisher, stage);
}

/**
 * The streams of tables that are made for tenants, by the beginning of their names, and their keys, as
 * far as DynamoDB asks for it. No item of a table can be asked for.
 */
function grantTenantsStreams(
  { role }: Pick<StreamPublisher<typeof publishTenantChangesEnv>, 'role'>,
  { name }: Stage,
): void {
  const stack = Stack.of(role);
  const own = resourcePrefixOf(name);
  const streams = stack.formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: `${own}*/stream/*`,
  });
  const statements = [
    new PolicyStatement({
      sid: 'TenantsStreams',
      actions: ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((one) => `dynamodb:${one}`),
      resources: [streams],
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
      conditions: {
        StringEquals: { 'aws:ResourceTag/freehold:stage': name },
        StringLike: {
          [`aws:ResourceTag/${TENANT_TAG}`]: 'tnt_*',
          'kms:ViaService': 'dynamodb.*.amazonaws.com',
          'kms:EncryptionContext:aws:dynamodb:tableName': `${own}*`,
        },
      },
    }),
  ];
  for (const statement of statements) role.addToPrincipalPolicy(statement);
  const region = stack.region.startsWith('${') ? '<AWS::Region>' : stack.region;
  for (const [resource, reason] of [
    [
      `arn:<AWS::Partition>:dynamodb:${region}:<AWS::AccountId>:table/${own}*/stream/*`,
      'Tables of tenants are made at run time; their streams, and no item.',
    ],
    [
      `arn:<AWS::Partition>:kms:${region}:<AWS::AccountId>:key/*`,
      'Keys with the tags of a tenant of this stage, for DynamoDB alone.',
    ],
  ] as const) {
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
