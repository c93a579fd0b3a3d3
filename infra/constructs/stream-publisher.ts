import { Duration, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { CHANGE_STREAM } from '../../core/tenancy/change-stream.ts';
import { alarm } from './alarm.ts';
import { PlatformFunction, type PlatformFunctionProps } from './platform-function.ts';

export type StreamPublisherProps<Env extends z.ZodObject> = PlatformFunctionProps<Env> & {
  /** Notes where in the stream the records lie that could not be published; one may serve many publishers. */
  readonly unpublished: IQueue;
  /** Named by the alarm of a publisher that falls behind. */
  readonly runbook: string;
};

/** A stream keeps its records for 24 hours: somebody must look long before. */
const LATE = Duration.minutes(15);

/** A function that publishes what tables' streams tell: each record at least once, or noted in `unpublished`. */
export class StreamPublisher<Env extends z.ZodObject> extends PlatformFunction<Env> {
  readonly #unpublished: IQueue;

  constructor(scope: Construct, id: string, props: StreamPublisherProps<Env>) {
    super(scope, id, props);
    this.#unpublished = props.unpublished;
    alarm(this, 'Late', {
      metric: this.function.metric('IteratorAge', {
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: LATE.toMilliseconds(),
      meaning: 'Changes of a table are published late.',
      fault: 'the publisher is 15 minutes behind its stream.',
      runbook: props.runbook,
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams supports no resource.',
    });
  }

  /** Publishes the records of the table's stream that one of the filters lets through. */
  addTable(table: ITable, filters: readonly Readonly<Record<string, unknown>>[]): void {
    this.function.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: CHANGE_STREAM.batchSize,
        parallelizationFactor: CHANGE_STREAM.parallelizationFactor,
        // A batch that fails is halved until what cannot be published is alone.
        bisectBatchOnError: true,
        retryAttempts: CHANGE_STREAM.maximumRetryAttempts,
        maxRecordAge: Duration.seconds(CHANGE_STREAM.maximumRecordAgeSeconds),
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(this.#unpublished),
        filters: filters.map((filter) => FilterCriteria.filter(filter)),
      }),
    );
  }
}
