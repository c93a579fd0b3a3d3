import { Aspects, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IConstruct } from 'constructs';
import { TellAlarms } from '../constructs/tell-alarms.ts';

/** The topic that all stacks' alarms notify; a company subscribes its e-mail, pager or chat to the topic. */
export class ObservabilityStack extends Stack {
  readonly alarmTopic: Topic;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.alarmTopic = new Topic(this, 'AlarmTopic', { enforceSSL: true });
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarmTopic.topicArn });
  }

  /** Tells every alarm below `scope`, those of constructs still to come included. */
  tellAlarmsOf(scope: IConstruct): void {
    Aspects.of(scope).add(new TellAlarms(this.alarmTopic));
  }
}
