import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type {
  LeaseAnswer,
  LeaseRequest,
  RateCounters,
  Subject,
} from '../../../core/rate-limits/rate-counters.ts';
import { unrepeatedConfig } from '../../aws/sdk-config.ts';
import { getItem } from '../table/get-item.ts';
import { counterKey, toCounter } from './counter-item.ts';
import { leaseUpdate } from './lease-update.ts';

export class DynamoRateCounters implements RateCounters {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #timeoutMs: number;

  /** The client must repeat nothing by itself: a lease that is written twice tells its uses twice. */
  constructor(documents: DynamoDBDocumentClient, tableName: string, timeoutMs: number) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Within the time that a request waits at most. A connection that broke while the environment slept fails at once:
   * one more attempt takes a lease, and leaves out the uses and what is given back, which the first may have told.
   */
  async lease(request: LeaseRequest): Promise<LeaseAnswer> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#write(request, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      return { ...(await this.#write(leaseAlone(request), signal)), isInDoubt: true };
    }
  }

  async read({ id }: Subject) {
    const item = await getItem(this.#documents, this.#tableName, counterKey(id));
    return item ? toCounter(item) : null;
  }

  async #write(request: LeaseRequest, abortSignal: AbortSignal): Promise<LeaseAnswer> {
    try {
      const { Attributes = {} } = await this.#documents.send(
        new UpdateCommand({ TableName: this.#tableName, ...leaseUpdate(request) }),
        { abortSignal },
      );
      return { granted: true, counter: toCounter(Attributes) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { granted: false, counter: error.Item ? toCounter(unmarshall(error.Item)) : null };
    }
  }
}

function leaseAlone({ ceiling, givenBack, ...request }: LeaseRequest): LeaseRequest {
  return {
    ...request,
    ceiling: typeof ceiling === 'number' ? ceiling - givenBack.amount : ceiling,
    givenBack: { ...givenBack, amount: 0 },
    uses: {},
  };
}

/** The client of the counters, and the time as AWS has it: of a clock that is minutes wrong the SDK knows it by then. */
export function countersClient() {
  const client = new DynamoDBClient(unrepeatedConfig);
  return {
    documents: DynamoDBDocumentClient.from(client),
    now: () => Date.now() + client.config.systemClockOffset,
  };
}
