import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import type { Platform } from '../constructs/platform.ts';
import { eventBus } from '../features/events.ts';
import { productEvents } from '../features/product-events.ts';
import { tenantEvents } from '../features/tenant-events.ts';

export type EventsStackProps = StackProps &
  Pick<Platform, 'stage' | 'controlTable' | 'webhooksTable' | 'filesBucket'> & {
    /** Those of all tenants, and of plans; their streams tell what changed. */
    readonly tenantTables: readonly ITable[];
  };

/** The bus on which the platform tells what happened, and what publishes to it. */
export class EventsStack extends Stack {
  readonly bus: EventBus;
  /** Where events of the company's own product wait to be published. */
  readonly productEvents: Queue;

  constructor(scope: Construct, id: string, props: EventsStackProps) {
    super(scope, id, props);
    const { stage, tenantTables, filesBucket } = props;
    this.bus = eventBus(this, props);
    this.productEvents = productEvents(this, { stage, bus: this.bus });
    tenantEvents(this, {
      stage,
      busRegion: this.region,
      tables: tenantTables,
      buckets: [filesBucket.bucketName, { prefix: `${resourcePrefixOf(stage.name)}tnt-` }],
    });
    new CfnOutput(this, 'EventBusName', { value: this.bus.eventBusName });
  }
}
