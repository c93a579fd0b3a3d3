import { CfnOutput, Duration, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { eventBusName, resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import { publishEventsEnv } from '../../functions/events/publish-events/env.ts';
import type { Stage } from '../config/stage.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { tenantEvents } from '../features/tenant-events.ts';

export type EventsStackProps = StackProps & {
  readonly stage: Stage;
  /** Its stream carries the outbox. */
  readonly controlTable: ITable;
  /** Those of all tenants, and of plans; their streams tell what changed. */
  readonly tenantTables: readonly ITable[];
  readonly filesBucket: IBucket;
};

/** The bus on which the platform tells what happened, and the publisher from the outbox to it. */
export class EventsStack extends Stack {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: EventsStackProps) {
    super(scope, id, props);
    const { stage, controlTable, tenantTables, filesBucket } = props;
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: eventBusName(stage.name),
      description: 'What happened on the platform',
    });
    const publisher = new PlatformFunction(this, 'PublishEvents', {
      stage,
      path: 'events/publish-events',
      description: 'Hands the events of the outbox to the bus',
      env: publishEventsEnv,
      environment: { EVENT_BUS_NAME: this.bus.eventBusName },
    });
    publisher.grant(['events:PutEvents'], [this.bus.eventBusArn]);
    publisher.function.addEventSource(this.#outbox(controlTable));
    this.#acknowledgeStream(publisher);
    tenantEvents(this, {
      stage,
      busRegion: this.region,
      tables: tenantTables,
      buckets: [filesBucket.bucketName, { prefix: `${resourcePrefixOf(stage.name)}tnt-` }],
    });
    new CfnOutput(this, 'EventBusName', { value: this.bus.eventBusName });
  }

  #outbox(controlTable: ITable) {
    return new DynamoEventSource(controlTable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      // A batch that fails is halved until what cannot be published is alone.
      bisectBatchOnError: true,
      retryAttempts: 20,
      onFailure: new SqsDlq(this.#unpublished()),
      filters: [
        FilterCriteria.filter({
          eventName: ['INSERT'],
          dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } },
        }),
      ],
    });
  }

  /** Where in the stream the events lie that could not be published; they stay in the table for 90 days. */
  #unpublished() {
    const queue = new Queue(this, 'Unpublished', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    new Alarm(this, 'UnpublishedAlarm', {
      metric: queue.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: 'Events could not be published: docs/runbooks/unpublished-events.md',
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself the queue of what failed.',
    });
    return queue;
  }

  #acknowledgeStream({ role }: PlatformFunction<typeof publishEventsEnv>) {
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams supports no resource.',
    });
  }
}
