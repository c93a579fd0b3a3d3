import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, type IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { grantControlItems } from './control-items.ts';
import { deadLetters } from './dead-letters.ts';
import { PlatformFunction, type PlatformFunctionProps } from './platform-function.ts';
import { queueTarget } from './queue-target.ts';
import { workQueue } from './work-queue.ts';

export type EventConsumerProps<Env extends z.ZodObject> = PlatformFunctionProps<Env> & {
  readonly bus: IEventBus;
  /** Whose events; the platform's own by default. */
  readonly sources?: readonly string[];
  /** Keeps which events were consumed; without it the consumer's own writes tell. */
  readonly controlTable?: ITable;
  /** The types of the events, such as `tenant.activated`; without them it hears all. */
  readonly types?: readonly string[];
  /** How many messages a run gets at once, and for how long they are gathered; ten as they come by default. */
  readonly batch?: { readonly size: number; readonly windowSeconds: number };
  /** Whether the rule passes events on; true by default. */
  readonly isEnabled?: boolean;
  /** How many batches run at once; two, the least, by default. */
  readonly maxConcurrency?: number;
};

const MAX_RECEIVES = 5;
const RUNBOOK = 'failed-events';

/**
 * A function of events, as a rule of one at a time (functions/edge/event-consumer.ts): a rule on the bus fills a queue, which
 * gives each message five times before it lies in the dead letters, for 14 days, and an alarm is raised.
 */
export class EventConsumer<Env extends z.ZodObject> extends PlatformFunction<Env> {
  constructor(scope: Construct, id: string, props: EventConsumerProps<Env>) {
    super(scope, id, props);
    const undelivered = deadLetters(this, 'Undelivered', {
      meaning: 'A consumer gave up on events.',
      runbook: RUNBOOK,
    });
    const queue = workQueue(this, 'Queue', {
      timeoutSeconds: this.function.timeout?.toSeconds() ?? 0,
      maxReceives: MAX_RECEIVES,
      deadLetters: undelivered,
      late: 'Events are consumed late.',
      runbook: RUNBOOK,
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: {
        source: [...(props.sources ?? ['freehold'])],
        ...(props.types && { detailType: [...props.types] }),
      },
      enabled: props.isEnabled ?? true,
      targets: [queueTarget(queue, undelivered)],
    });
    this.#consume(queue, props);
    if (props.controlTable) {
      grantControlItems(this, props.controlTable, {
        actions: ['PutItem'],
        leadingKeys: [`CONSUMED#${props.path}#*`],
      });
    }
  }

  #consume(queue: Queue, { batch, maxConcurrency = 2 }: EventConsumerProps<Env>) {
    this.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize: batch?.size ?? 10,
        ...(batch && { maxBatchingWindow: Duration.seconds(batch.windowSeconds) }),
        reportBatchItemFailures: true,
        maxConcurrency,
      }),
    );
  }
}
