import { Aspects, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { TellAlarms } from '../constructs/tell-alarms.ts';

/** The topics that all stacks' alarms notify; a company subscribes its e-mail or chat to one, its pager to the other. */
export class ObservabilityStack extends Stack {
  readonly alarmTopic = new AlarmTopic(this, 'AlarmTopic');
  readonly urgentAlarmTopic = new AlarmTopic(this, 'UrgentAlarmTopic');

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarmTopic.topicArn });
    new CfnOutput(this, 'UrgentAlarmTopicArn', { value: this.urgentAlarmTopic.topicArn });
  }

  /** Has every alarm below `scope` notify, those of constructs still to come included. */
  tellAlarmsOf(scope: IConstruct): void {
    const topics = { every: this.alarmTopic, urgent: this.urgentAlarmTopic };
    Aspects.of(scope).add(new TellAlarms(topics));
  }
}
