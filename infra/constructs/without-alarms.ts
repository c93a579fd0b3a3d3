import type { IAspect } from 'aws-cdk-lib';
import { CfnAlarm, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';

/** The local cloud has no metrics to look at, and knows no alarm over an expression. */
export class WithoutAlarms implements IAspect {
  visit(node: IConstruct): void {
    if (node instanceof CfnAlarm || node instanceof CfnCompositeAlarm) {
      node.node.scope?.node.tryRemoveChild(node.node.id);
    }
  }
}
