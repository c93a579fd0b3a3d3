import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { quotasApiEnv } from '../../functions/quotas/api/env.ts';
import { CONSUMED_TYPES, onQuotaReachedEnv } from '../../functions/quotas/on-quota-reached/env.ts';
import { startCorrectionsEnv } from '../../functions/quotas/start-corrections/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { OWNERS_MAIL } from '../constructs/owners-mail.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { storageQuotaSettings } from '../constructs/storage-quota.ts';

/** Apart from what writes tenants' data: it reads counters alone. */
export function quotasApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'QuotasApi', {
    stage: platform.stage,
    path: 'quotas/api',
    description: 'Shows what tenants use of their plans',
    env: quotasApiEnv,
    environment: storageQuotaSettings(platform),
  });
  grantControlItems(fn, platform.usageTable, { actions: ['GetItem'], leadingKeys: ['QUOTA#*'] });
  grantControlItems(fn, platform.controlTable, {
    actions: ['GetItem'],
    leadingKeys: ['MEMBERS#*'],
  });
  return { 'quotas/api': fn.function };
}

type QuotaWorkProps = Platform & { readonly runJobMachine: IStateMachine };

/** What looks after the counters, and tells the owners of them. */
export function quotaWork(scope: Construct, props: QuotaWorkProps): void {
  startCorrections(scope, props);
  tellOwners(scope, props);
}

/** The job itself is of advance-job, by the tenants' own sessions. */
function startCorrections(scope: Construct, props: QuotaWorkProps): void {
  const { stage, controlTable, runJobMachine } = props;
  const { stateMachineArn } = runJobMachine;
  const fn = new ScheduledFunction(scope, 'StartCorrections', {
    stage,
    path: 'quotas/start-corrections',
    description:
      'Has the storage counters of tenants compared with what is stored, each once a day',
    env: startCorrectionsEnv,
    environment: { ...controlTableSettings(props), RUN_JOB_MACHINE_ARN: stateMachineArn },
    schedule: 'rate(1 hour)',
    runbook: 'storage-corrections',
    timeoutSeconds: 600,
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
  grantTenantItems(fn, controlTable, ['PutItem']);
  fn.grant(['states:StartExecution'], [stateMachineArn]);
}

function tellOwners(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnQuotaReached', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    path: 'quotas/on-quota-reached',
    description: 'Tells a tenant’s owners that a quota is nearly or wholly used',
    env: onQuotaReachedEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 20,
  });
  for (const items of OWNERS_MAIL) grantControlItems(fn, controlTable, items);
}
