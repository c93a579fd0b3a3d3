import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { OLDEST_UNSEALED_USES, RATE_LIMITS_UNAVAILABLE } from '../../functions/env/metrics.ts';
import { sealUsesEnv } from '../../functions/usage/seal-uses/env.ts';
import { alarm } from '../constructs/alarm.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { grantUsageSending, usageQueueSettings } from '../constructs/metering-rights.ts';
import { usageTableSettings, type Platform } from '../constructs/platform.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { countOf } from '../constructs/count-of.ts';
import { oldestOf } from '../constructs/oldest-of.ts';

/** What seals the uses that were counted with the limits, and who is told when limits cannot be asked for. */
export function meteredUses(stack: Construct, platform: Platform): void {
  const scope = new Construct(stack, 'Usage');
  const { stage, usageTable } = platform;
  const sealer = new ScheduledFunction(scope, 'SealUses', {
    stage,
    path: 'usage/seal-uses',
    description: 'Seals the hours of tenants’ requests that are over',
    env: sealUsesEnv,
    environment: { ...usageTableSettings(platform), ...usageQueueSettings(platform) },
    schedule: 'rate(1 minute)',
    runbook: 'rate-limits',
    timeoutSeconds: 55,
  });
  grantUsageSending(sealer, platform);
  sealer.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(sealer, usageTable, {
    actions: ['BatchGetItem', 'UpdateItem'],
    leadingKeys: ['LIMIT#*'],
  });
  // Once written they are never changed: nobody has another right to them.
  grantControlItems(sealer, usageTable, { actions: ['PutItem'], leadingKeys: ['METER#*'] });
  alarm(scope, 'UsesUnsealed', {
    metric: oldestOf(sealer.function, OLDEST_UNSEALED_USES),
    threshold: Duration.hours(2).toSeconds(),
    meaning: 'Hours of tenants’ requests are not sealed for billing.',
    fault: 'the oldest one is two hours late.',
    runbook: 'rate-limits',
  });
  alarm(scope, 'RateLimitsUnavailable', {
    metric: countOf(RATE_LIMITS_UNAVAILABLE),
    threshold: 10,
    meaning: 'Requests cannot be asked for their limits: reads pass unlimited, writes are refused.',
    fault: 'ten requests within five minutes could not be.',
    runbook: 'rate-limits',
  });
}
