import { Stack, type IAspect } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';

/** Has each alarm in the topic's region tell it: CloudWatch reaches no topic of another one. */
export class TellAlarms implements IAspect {
  readonly #region: string;
  readonly #action: SnsAction;

  constructor(topic: ITopic) {
    this.#region = Stack.of(topic).region;
    this.#action = new SnsAction(topic);
  }

  visit(node: IConstruct): void {
    if (node instanceof Alarm && Stack.of(node).region === this.#region) {
      node.addAlarmAction(this.#action);
    }
  }
}
