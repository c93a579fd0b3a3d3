import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export type AlarmProps = {
  readonly metric: IMetric;
  /** One by default: the first failure raises it. */
  readonly threshold?: number;
  /** What happened, and the runbook. */
  readonly description?: string;
};

/** An alarm of one period; it notifies the stage's topic (ObservabilityStack). */
export function alarm(
  scope: Construct,
  id: string,
  { metric, threshold = 1, description }: AlarmProps,
): void {
  new Alarm(scope, id, {
    metric,
    threshold,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: description,
  });
}
