/**
 * How many machines a sweep looks at; the longest due come first, and the next sweep goes on. An account's
 * DescribeExecution holds 250 calls and gets 10 a second back, and two sweepers share it each minute:
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const LOOKS_PER_SWEEP = 120;
