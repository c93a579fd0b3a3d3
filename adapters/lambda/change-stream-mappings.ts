import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  ResourceConflictException,
  ResourceNotFoundException,
  type EventSourceMappingConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { CHANGE_FILTER, CHANGE_STREAM } from '../../core/tenancy/change-stream.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { changePublisherName, unpublishedChangesName } from '../../core/tenancy/resource-names.ts';

export type ChangeStreamMappingsOptions = {
  /** A table's stream is read in its own region. */
  readonly clientIn: (region: string) => LambdaClient;
  readonly stage: string;
};

/** Which streams of tenants' own tables the publisher of their region reads. */
export class ChangeStreamMappings {
  readonly #clientIn: ChangeStreamMappingsOptions['clientIn'];
  readonly #stage: string;

  constructor({ clientIn, stage }: ChangeStreamMappingsOptions) {
    this.#clientIn = clientIn;
    this.#stage = stage;
  }

  /** Has the stream read from its beginning on. Again is harmless; throws on an outage. */
  async ensure(placement: Placement, streamArn: string): Promise<void> {
    if (await this.#find(placement, streamArn)) return;
    try {
      await this.#client(placement).send(this.#creation(placement, streamArn));
    } catch (error) {
      // Another call was first, or the answer to an earlier one was lost.
      if (!(error instanceof ResourceConflictException)) throw error;
    }
  }

  /** Before its table is deleted: by the table alone its stream is found. Again is harmless; throws on an outage. */
  async remove(placement: Placement, streamArn: string): Promise<void> {
    const mapping = await this.#find(placement, streamArn);
    if (!mapping || mapping.State === 'Deleting') return;
    try {
      await this.#client(placement).send(
        new DeleteEventSourceMappingCommand({ UUID: mapping.UUID }),
      );
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  }

  async #find(
    placement: Placement,
    streamArn: string,
  ): Promise<EventSourceMappingConfiguration | undefined> {
    const { EventSourceMappings: mappings = [] } = await this.#client(placement).send(
      new ListEventSourceMappingsCommand({ EventSourceArn: streamArn }),
    );
    const publisher = `:function:${changePublisherName(this.#stage)}`;
    return mappings.find(({ FunctionArn }) => FunctionArn?.endsWith(publisher));
  }

  #creation({ tableArn }: Placement, streamArn: string) {
    const { batchSize, parallelizationFactor, ...limits } = CHANGE_STREAM;
    const queue = tableArn.replace(/:dynamodb:([^:]+):([^:]+):.*/, ':sqs:$1:$2:');
    return new CreateEventSourceMappingCommand({
      EventSourceArn: streamArn,
      FunctionName: changePublisherName(this.#stage),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: batchSize,
      ParallelizationFactor: parallelizationFactor,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: limits.maximumRetryAttempts,
      MaximumRecordAgeInSeconds: limits.maximumRecordAgeSeconds,
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify(CHANGE_FILTER) }] },
      DestinationConfig: {
        OnFailure: { Destination: `${queue}${unpublishedChangesName(this.#stage)}` },
      },
    });
  }

  #client({ region }: Placement): LambdaClient {
    return this.#clientIn(region);
  }
}
