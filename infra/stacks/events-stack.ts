import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { eventBus } from '../features/events.ts';

export type EventsStackProps = StackProps & Pick<Platform, 'stage' | 'controlTable'>;

/** The bus on which the platform tells what happened, and what publishes to it. */
export class EventsStack extends Stack {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: EventsStackProps) {
    super(scope, id, props);
    this.bus = eventBus(this, props);
    new CfnOutput(this, 'EventBusName', { value: this.bus.eventBusName });
  }
}
