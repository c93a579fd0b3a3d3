export type Metric = {
  readonly namespace: string;
  readonly name: string;
  /** In seconds. */
  readonly value: number;
  readonly functionName: string;
};

/**
 * The fields that make CloudWatch read a metric out of a log entry, without a call and without a right
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 * Each value of a dimension is a metric that is billed: the function's name alone, never a tenant.
 */
export const metricFields = ({ namespace, name, value, functionName }: Metric) => ({
  _aws: {
    Timestamp: Date.now(),
    CloudWatchMetrics: [
      {
        Namespace: namespace,
        Dimensions: [['FunctionName']],
        Metrics: [{ Name: name, Unit: 'Seconds' }],
      },
    ],
  },
  FunctionName: functionName,
  [name]: value,
});

/** The same for what is counted by the entries themselves, of all functions together: each is one. */
export const countFields = ({ namespace, name }: Pick<Metric, 'namespace' | 'name'>) => ({
  _aws: {
    Timestamp: Date.now(),
    CloudWatchMetrics: [
      { Namespace: namespace, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] },
    ],
  },
  [name]: 1,
});
