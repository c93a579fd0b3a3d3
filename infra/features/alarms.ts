import type { Construct } from 'constructs';
import { alarmsApiEnv } from '../../functions/alarms/api/env.ts';
import type { Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

/** What operators see of the stage's alarms. */
export function alarmsApi(scope: Construct, { stage }: Platform) {
  const fn = new PlatformFunction(scope, 'AlarmsApi', {
    stage,
    path: 'alarms/api',
    description: 'Lists the alarms that are raised',
    env: alarmsApiEnv,
    environment: {},
  });
  // With any narrower scope composite alarms are not listed: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
  fn.grant(['cloudwatch:DescribeAlarms'], ['*']);
  return { 'alarms/api': fn.function };
}
