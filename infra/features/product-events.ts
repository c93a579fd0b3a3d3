import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { eventsApiEnv } from '../../functions/events/api/env.ts';
import { publishProductEventsEnv } from '../../functions/events/publish-product-events/env.ts';
import type { Stage } from '../config/stage.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import type { Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { workQueue } from '../constructs/work-queue.ts';

const RUNBOOK = 'unpublished-product-events';
const PUBLISHING_SECONDS = 20;

/** Where events of the company's own product wait, and what publishes them: beside those of the platform, as another source. */
export function productEvents(
  scope: Construct,
  { stage, bus }: { readonly stage: Stage; readonly bus: IEventBus },
): Queue {
  const queue = workQueue(scope, 'ProductEvents', {
    timeoutSeconds: PUBLISHING_SECONDS,
    // An outage of the bus is waited for: two minutes lie between two attempts.
    maxReceives: 100,
    deadLetters: deadLetters(scope, 'UnpublishedProductEvents', {
      meaning: 'Events of the product could not be published.',
      runbook: RUNBOOK,
    }),
    late: 'Events of the product are published late.',
    runbook: RUNBOOK,
  });
  const fn = new PlatformFunction(scope, 'PublishProductEvents', {
    stage,
    path: 'events/publish-product-events',
    description: 'Hands the events of the company’s own product to the bus',
    env: publishProductEventsEnv,
    environment: { EVENT_BUS_NAME: bus.eventBusName },
    timeoutSeconds: PUBLISHING_SECONDS,
  });
  fn.function.addEventSource(new SqsEventSource(queue, { batchSize: 10, maxConcurrency: 5 }));
  fn.grant(['events:PutEvents'], [bus.eventBusArn]);
  return queue;
}

/** Shows which events there are, and takes those of the company's own product. */
export function eventsApi(scope: Construct, props: Platform & { readonly productEvents: IQueue }) {
  const { stage, productEvents: queue } = props;
  const fn = new PlatformFunction(scope, 'EventsApi', {
    stage,
    path: 'events/api',
    description: 'Shows the types of events, and takes the events of the company’s own product',
    env: eventsApiEnv,
    environment: { PRODUCT_EVENTS_QUEUE_URL: queue.queueUrl },
  });
  fn.grant(['sqs:SendMessage'], [queue.queueArn]);
  return { 'events/api': fn.function };
}
