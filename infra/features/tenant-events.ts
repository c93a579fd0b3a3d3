import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { CHANGE_FILTER } from '../../core/tenancy/change-stream.ts';
import { changePublisherName, unpublishedChangesName } from '../../core/tenancy/resource-names.ts';
import { publishTenantChangesEnv } from '../../functions/events/publish-tenant-changes/env.ts';
import type { Stage } from '../config/stage.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import { stageBus, type StageBus } from '../constructs/stage-bus.ts';
import { StreamPublisher } from '../constructs/stream-publisher.ts';
import { grantTenantsStreams } from '../constructs/tenants-streams.ts';
import { fileUploads } from './file-uploads.ts';

export type TenantEventsProps = {
  readonly stage: Stage;
  /** Where the stage's bus is. */
  readonly busRegion: string;
  /** The stage's own tables in this region; those of tenants get their mappings when they are made. */
  readonly tables: readonly ITable[];
  /** Patterns of the names of the buckets in this region. */
  readonly buckets: readonly (string | { readonly prefix: string })[];
};

const RUNBOOK = 'unpublished-changes';

/** What tells of tenants' records and files in a region: to the stage's bus, wherever that is. */
export function tenantEvents(scope: Construct, props: TenantEventsProps): void {
  const { stage, busRegion, buckets } = props;
  const bus = stageBus(scope, stage, busRegion);
  publishChanges(scope, props, bus);
  fileUploads(scope, { stage, bus, buckets });
}

function publishChanges(
  scope: Construct,
  { stage, tables }: TenantEventsProps,
  bus: StageBus,
): void {
  const unpublished = deadLetters(scope, 'UnpublishedChanges', {
    meaning: 'Changes of tenants’ data could not be published.',
    runbook: RUNBOOK,
  });
  // By name, as the mappings that are made at run time know it.
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
  unpublished.grantSendMessages(publisher.role);
  for (const table of tables) publisher.addTable(table, [CHANGE_FILTER]);
  grantTenantsStreams(publisher.role, stage);
}
