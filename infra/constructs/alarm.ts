import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** What the notice tells whoever receives it, and docs/alarms.md whoever looks an alarm up. */
export type AlarmText = {
  /** What is the matter, in a sentence. */
  readonly meaning: string;
  /** The fault that raises it, in a sentence. */
  readonly fault: string;
  /** The file in docs/runbooks/ that says what to do, without `.md`. */
  readonly runbook: string;
};

export type AlarmProps = AlarmText & {
  readonly metric: IMetric;
  /** One by default: the first failure raises it. */
  readonly threshold?: number;
  /** How many of the last periods reach the threshold; one of one by default. */
  readonly periods?: { readonly reached: number; readonly of: number };
  /** No data is a fault too: what reports each minute has stopped. */
  readonly isSilenceFault?: boolean;
};

/** An alarm that notifies the stage's topic (ObservabilityStack). */
export function alarm(scope: Construct, id: string, props: AlarmProps): Alarm {
  const { metric, threshold = 1, periods = { reached: 1, of: 1 } } = props;
  return new Alarm(scope, id, {
    metric,
    threshold,
    datapointsToAlarm: periods.reached,
    evaluationPeriods: periods.of,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.isSilenceFault
      ? TreatMissingData.BREACHING
      : TreatMissingData.NOT_BREACHING,
    // Of a percentile: one slow request in an hour without others is none.
    evaluateLowSampleCountPercentile: isPercentile(metric) ? 'ignore' : undefined,
    alarmDescription: alarmDescription(props),
  });
}

export const alarmDescription = ({ meaning, fault, runbook }: AlarmText): string =>
  `${meaning} Raised when ${fault} Runbook: docs/runbooks/${runbook}.md`;

/** One alarm over a whole account and region: what is made at run time is in it, tenants' own tables too. */
export const queriedMetric = (query: string): MathExpression =>
  new MathExpression({ expression: query, usingMetrics: {}, period: Duration.minutes(5) });

const isPercentile = (metric: IMetric): boolean =>
  /^p\d/.test(metric.toMetricConfig().metricStat?.statistic ?? '');
