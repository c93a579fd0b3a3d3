import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DEDICATED_KEY_PREFIX, STAGE_KEY_PREFIX } from '../../core/tenancy/placement.ts';
import { INVARIANT_FINDINGS } from '../../functions/env/metrics.ts';
import { checkInvariantsEnv } from '../../functions/invariants/check-invariants/env.ts';
import { alarm } from '../constructs/alarm.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { countOf } from '../constructs/count-of.ts';
import {
  controlTableSettings,
  tenantPlaneSettings,
  type Platform,
} from '../constructs/platform.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';

/** None of these listings knows a resource; they tell names and nothing of what is in them. */
const LISTINGS = [
  'cognito-idp:ListUserPools',
  'dynamodb:ListTables',
  'kms:ListAliases',
  'cloudformation:ListStacks',
];

/** What must not be true of the platform, looked at and never changed. */
export function invariants(scope: Construct, platform: Platform): void {
  const { stage, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'CheckInvariants', {
    stage,
    path: 'invariants/check-invariants',
    description: 'Compares what there is of tenants with what their records say',
    env: checkInvariantsEnv,
    environment: { ...controlTableSettings(platform), ...tenantPlaneSettings(platform) },
    schedule: 'rate(1 day)',
    runbook: 'broken-invariants',
    timeoutSeconds: 900,
    memoryMb: 1_024,
  });
  fn.grant(LISTINGS, ['*']);
  grantPrefixes(fn, platform);
  for (const index of ['byState', 'due']) {
    fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/${index}`]);
  }
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'BatchGetItem'],
    leadingKeys: ['TENANT#*', 'SLUG#*', 'PLATFORM', 'POOL#*'],
  });
  grantControlItems(fn, controlTable, {
    actions: ['Query'],
    leadingKeys: ['MEMBERS#*'],
    // Who the members are is not asked.
    attributes: ['pk', 'sk', 'used'],
  });
  alarm(scope, 'InvariantFindings', {
    metric: countOf(INVARIANT_FINDINGS),
    meaning: 'What there is of tenants is not what their records say.',
    fault: 'the daily check found something.',
    runbook: 'broken-invariants',
  });
}

/** The tenants' prefixes of the files' bucket, and no object under them. */
function grantPrefixes(
  { role }: ScheduledFunction<typeof checkInvariantsEnv>,
  { filesBucket }: Platform,
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [filesBucket.bucketArn],
      conditions: {
        StringEquals: {
          's3:prefix': [STAGE_KEY_PREFIX, DEDICATED_KEY_PREFIX],
          's3:delimiter': '/',
        },
      },
    }),
  );
}
