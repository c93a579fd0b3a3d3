import { Aspects, CfnOutput, Stack, type IAspect, type StackProps } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IConstruct } from 'constructs';

/** Where the alarms of all stacks are told; a company subscribes its e-mail, pager or chat to the topic. */
export class ObservabilityStack extends Stack {
  readonly alarmTopic: Topic;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.alarmTopic = new Topic(this, 'AlarmTopic', { enforceSSL: true });
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarmTopic.topicArn });
  }

  /** Tells every alarm below `scope`, those of constructs still to come included. */
  tellAlarmsOf(scope: IConstruct): void {
    Aspects.of(scope).add(new TellAlarms(new SnsAction(this.alarmTopic)));
  }
}

class TellAlarms implements IAspect {
  readonly #action: SnsAction;

  constructor(action: SnsAction) {
    this.#action = action;
  }

  visit(node: IConstruct): void {
    if (node instanceof Alarm) node.addAlarmAction(this.#action);
  }
}
