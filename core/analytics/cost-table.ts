/** Decimal numbers as texts: they stand in the configuration, and floating point cannot enter them. */
export type CostTable = {
  /** USD of one call of AWS, of a GB in a month, of a key in a month. */
  readonly prices: Readonly<Record<string, string>>;
  /** By meter, how many of what has a price one unit takes. */
  readonly perUnit: Readonly<Record<string, Amounts>>;
  /** By isolation strategy, what a tenant takes each month though nobody calls. */
  readonly perMonth: Readonly<Record<string, Amounts>>;
};

export type Amounts = Readonly<Record<string, string>>;

/**
 * In us-east-1; docs/prices.yaml has the same numbers, each under the page of AWS's that it is from, and a test compares them.
 */
const PRICES = {
  http_api_request: '0.000001', // https://aws.amazon.com/api-gateway/pricing/
  lambda_request: '0.0000002', // https://aws.amazon.com/lambda/pricing/
  lambda_gb_second: '0.0000133334',
  dynamo_read: '0.000000125', // https://aws.amazon.com/dynamodb/pricing/on-demand/
  dynamo_write: '0.000000625',
  dynamo_gb: '0.25',
  dynamo_backup_gb: '0.20',
  s3_gb: '0.023', // https://aws.amazon.com/s3/pricing/
  s3_read: '0.0000004',
  s3_write: '0.000005',
  bus_event: '0.000001', // https://aws.amazon.com/eventbridge/pricing/
  logs_gb: '0.50', // https://aws.amazon.com/cloudwatch/pricing/
  trace: '0.000005', // https://aws.amazon.com/xray/pricing/
  mail: '0.0001', // https://aws.amazon.com/ses/pricing/
  kms_key: '1.00', // https://aws.amazon.com/kms/pricing/
  kms_request: '0.000003',
} as const;

/** Of 730 hours. */
const MONTHS_IN_AN_HOUR = '0.001369863014';

/** By docs/cost.md: of ten requests nine read a record and one creates one. */
export const DEFAULT_COSTS: CostTable = {
  prices: PRICES,
  perUnit: {
    api_calls: {
      http_api_request: '1',
      lambda_request: '2.12',
      lambda_gb_second: '0.038',
      dynamo_read: '2.9',
      dynamo_write: '2.4',
      bus_event: '1.3',
      logs_gb: '0.0000029',
      trace: '0.1',
    },
    storage_gb_hours: { s3_gb: MONTHS_IN_AN_HOUR },
  },
  perMonth: { separate_schema: { kms_key: '1' }, separate_database: { kms_key: '1' } },
};
