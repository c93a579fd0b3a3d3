import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  paginateListEventSourceMappings,
  ResourceConflictException,
  ResourceNotFoundException,
  UpdateEventSourceMappingCommand,
  type EventSourceMappingConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { isDeepStrictEqual } from 'node:util';
import { CHANGE_FILTER, CHANGE_STREAM } from '../../core/tenancy/change-stream.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { changePublisherName, unpublishedChangesName } from '../../core/tenancy/resource-names.ts';

export type ChangeStreamMappingsOptions = {
  /** A table's stream is read in its own region. */
  readonly clientIn: (region: string) => LambdaClient;
  readonly stage: string;
};

const FILTERS = { Filters: [{ Pattern: JSON.stringify(CHANGE_FILTER) }] };

const isCurrent = ({ FilterCriteria, State }: EventSourceMappingConfiguration): boolean =>
  State === 'Deleting' || isDeepStrictEqual(FilterCriteria?.Filters, FILTERS.Filters);

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

  /**
   * Gives those of a region that were made with another filter the one that holds now, and says how many there were.
   * Again is harmless; throws on an outage.
   */
  async renewFilters(region: string): Promise<number> {
    const client = this.#clientIn(region);
    const FunctionName = changePublisherName(this.#stage);
    let renewed = 0;
    for await (const page of paginateListEventSourceMappings({ client }, { FunctionName })) {
      const mappings = page.EventSourceMappings ?? [];
      for (const { UUID } of mappings.filter((one) => !isCurrent(one))) {
        await client.send(new UpdateEventSourceMappingCommand({ UUID, FilterCriteria: FILTERS }));
        renewed += 1;
      }
    }
    return renewed;
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
      FilterCriteria: FILTERS,
      DestinationConfig: {
        OnFailure: { Destination: `${queue}${unpublishedChangesName(this.#stage)}` },
      },
    });
  }

  #client({ region }: Placement): LambdaClient {
    return this.#clientIn(region);
  }
}
