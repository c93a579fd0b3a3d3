import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** What log entries count, of all functions together. */
export const countOf = (
  { namespace, name }: { readonly namespace: string; readonly name: string },
  period = Duration.minutes(5),
) => new Metric({ namespace, metricName: name, period, statistic: 'Sum' });
