import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { eventBusName } from '../../core/tenancy/resource-names.ts';
import { publishEventsEnv } from '../../functions/events/publish-events/env.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import type { Platform } from '../constructs/platform.ts';
import { StreamPublisher } from '../constructs/stream-publisher.ts';

const RUNBOOK = 'unpublished-events';

/** The bus on which the platform tells what happened, and the publisher from the outbox to it. */
export function eventBus(
  scope: Construct,
  {
    stage,
    controlTable,
    webhooksTable,
  }: Pick<Platform, 'stage' | 'controlTable' | 'webhooksTable'>,
): EventBus {
  const bus = new EventBus(scope, 'Bus', {
    eventBusName: eventBusName(stage.name),
    description: 'What happened on the platform',
  });
  const publisher = new StreamPublisher(scope, 'PublishEvents', {
    stage,
    path: 'events/publish-events',
    description: 'Hands the events of the outbox to the bus',
    env: publishEventsEnv,
    environment: { EVENT_BUS_NAME: bus.eventBusName },
    timeoutSeconds: 20,
    // The events themselves stay in the table for 90 days.
    unpublished: deadLetters(scope, 'Unpublished', {
      meaning: 'Events could not be published.',
      runbook: RUNBOOK,
    }),
    runbook: RUNBOOK,
  });
  publisher.grant(['events:PutEvents'], [bus.eventBusArn]);
  for (const table of [controlTable, webhooksTable]) {
    publisher.addTable(table, [
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
    ]);
  }
  return bus;
}
