import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** The age of the oldest that waits, in seconds, as log entries of one function tell it. */
export const oldestOf = (
  { functionName }: Pick<IFunction, 'functionName'>,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  period = Duration.minutes(5),
) =>
  new Metric({
    namespace,
    metricName: name,
    dimensionsMap: { FunctionName: functionName },
    period,
    statistic: 'Maximum',
  });
