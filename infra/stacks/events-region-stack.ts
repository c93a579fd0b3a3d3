import { Aspects, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { TellAlarms } from '../constructs/tell-alarms.ts';
import { tenantEvents } from '../features/tenant-events.ts';

export type EventsRegionStackProps = StackProps & {
  readonly stage: Stage;
  /** Where the stage's bus is. */
  readonly busRegion: string;
};

/** What tells of silos' data in a region that is not the platform's own. An alarm tells a topic of its region. */
export class EventsRegionStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { stage, busRegion, ...props }: EventsRegionStackProps,
  ) {
    super(scope, id, props);
    const prefix = `${resourcePrefixOf(stage.name)}tnt-`;
    tenantEvents(this, { stage, busRegion, tables: [], buckets: [{ prefix }] });
    const topic = new AlarmTopic(this, 'AlarmTopic');
    Aspects.of(this).add(new TellAlarms({ every: topic }));
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn }).overrideLogicalId(
      `AlarmTopicArn${this.region.replaceAll('-', '')}`,
    );
  }
}
