import { Stack, type IAspect } from 'aws-cdk-lib';
import { Alarm, CompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';

export type AlarmTopics = {
  /** Hears of every alarm. */
  readonly every: ITopic;
  /** Hears of what must not wait until morning: the composite alarms. */
  readonly urgent?: ITopic;
};

/** Has each alarm in the topics' region notify them: CloudWatch reaches no topic of another one. */
export class TellAlarms implements IAspect {
  readonly #region: string;
  readonly #every: SnsAction;
  readonly #urgent: SnsAction;

  constructor({ every, urgent = every }: AlarmTopics) {
    this.#region = Stack.of(every).region;
    this.#every = new SnsAction(every);
    this.#urgent = new SnsAction(urgent);
  }

  visit(node: IConstruct): void {
    if (node instanceof Alarm && this.#isNear(node)) node.addAlarmAction(this.#every);
    if (node instanceof CompositeAlarm && this.#isNear(node)) node.addAlarmAction(this.#urgent);
  }

  #isNear(node: IConstruct): boolean {
    return Stack.of(node).region === this.#region;
  }
}
