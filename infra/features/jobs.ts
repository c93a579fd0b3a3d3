import { CfnOutput } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { OLDEST_OPEN_JOB } from '../../functions/env/metrics.ts';
import { advanceJobEnv } from '../../functions/jobs/advance-job/env.ts';
import { jobsApiEnv } from '../../functions/jobs/api/env.ts';
import { changeDedicatedResourcesEnv } from '../../functions/jobs/change-dedicated-resources/env.ts';
import { sweepJobsEnv } from '../../functions/jobs/sweep-jobs/env.ts';
import { grantTenantItems } from '../constructs/control-items.ts';
import type { DedicatedResourcesAccess } from '../constructs/dedicated-resources-access.ts';
import {
  controlTableSettings,
  tenantPlaneSettings,
  type Platform,
} from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantRegistrationChanges } from '../constructs/registration-changes.ts';
import { grantStorageQuota, storageQuotaSettings } from '../constructs/storage-quota.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import { writeAuditExport } from './audit-exports.ts';
import { eraseRecords } from './erasure.ts';
import { readPlatformData, writePlatformData } from './portability.ts';

type WorkflowProps = Platform & { readonly dedicatedResources: DedicatedResourcesAccess };

export function jobsApi(scope: Construct, props: Platform) {
  const fn = new PlatformFunction(scope, 'JobsApi', {
    stage: props.stage,
    path: 'jobs/api',
    description: 'Shows the long processes of tenants',
    env: jobsApiEnv,
    environment: controlTableSettings(props),
  });
  grantTenantItems(fn, props.controlTable, ['GetItem', 'Query']);
  return { 'jobs/api': fn.function };
}

/** The machine that drives jobs, its tasks, and the sweeper that starts it again where it died. */
export function jobWorkflow(stack: Construct, props: WorkflowProps): StateMachine {
  const scope = new Construct(stack, 'Jobs');
  const tasks = new Construct(scope, 'Functions');
  const workflow = new Workflow(scope, 'RunJob', {
    stage: props.stage,
    definition: 'run-job',
    comment: 'Drives one job of a tenant from phase to phase',
    tasks: {
      AdvanceJob: advanceJob(tasks, props),
      ChangeDedicatedResources: changeDedicatedResources(tasks, props),
      WriteAuditExport: writeAuditExport(tasks, props),
      EraseRecords: eraseRecords(tasks, props),
      ReadPlatformData: readPlatformData(tasks, props),
      WritePlatformData: writePlatformData(tasks, props),
    },
    failure: 'A job did not end well.',
    runbook: 'failed-move',
  });
  const { stateMachineArn } = workflow.machine;
  const sweeper = workflow.addSweeper('SweepJobs', {
    stage: props.stage,
    path: 'jobs/sweep-jobs',
    description: 'Starts the machine of jobs that have none',
    env: sweepJobsEnv,
    environment: { ...controlTableSettings(props), RUN_JOB_MACHINE_ARN: stateMachineArn },
    oldestOpen: OLDEST_OPEN_JOB,
    openTooLong: {
      // A move takes two hours and a quarter, and as long before as its data takes to be copied.
      seconds: 43_200,
      meaning: 'A job of a tenant is still open.',
    },
  });
  grantTenantItems(sweeper, props.controlTable, ['GetItem', 'BatchGetItem', 'PutItem']);
  sweeper.grant(['dynamodb:Query'], [`${props.controlTable.tableArn}/index/due`]);
  const output = new CfnOutput(scope, 'MachineArn', { value: stateMachineArn });
  output.overrideLogicalId('RunJobMachineArn');
  return workflow.machine;
}

/** Reaches a tenant's data by its sessions alone: one at the source, another one at the target. */
function advanceJob(scope: Construct, platform: Platform) {
  const { stage, controlTable } = platform;
  const fn = new TenantPlaneFunction(scope, 'AdvanceJob', {
    platform,
    path: 'jobs/advance-job',
    description: 'Does the next piece of a tenant’s job, by the tenant’s own sessions',
    env: advanceJobEnv,
    environment: {
      ...storageQuotaSettings(platform),
      COLD_START_SECONDS: String(stage.coldStartSeconds),
      LONGEST_WRITE_SECONDS: String(stage.longestWriteSeconds),
      UPLOAD_LINK_SECONDS: String(stage.uploadLinkSeconds),
      LONGEST_UPLOAD_SECONDS: String(stage.longestUploadSeconds),
    },
    timeoutSeconds: 300,
    // For the network, which grows with it: a file of 5 GB is read, written and read back in one run.
    memoryMb: 3_072,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
  // Compares what is counted of a tenant's storage with what is there.
  grantStorageQuota(fn, platform);
  // Pauses and opens a tenant's writes, and leads its users to the new placement.
  grantRegistrationChanges(fn, controlTable, ['writes', 'isolation', 'region', 'tier']);
  return fn.function;
}

function changeDedicatedResources(scope: Construct, props: WorkflowProps) {
  const { stage, controlTable, dedicatedResources } = props;
  const fn = new PlatformFunction(scope, 'ChangeDedicatedResources', {
    stage,
    path: 'jobs/change-dedicated-resources',
    description: 'Makes or deletes a tenant’s dedicated resources, as its job asks',
    env: changeDedicatedResourcesEnv,
    environment: {
      ...controlTableSettings(props),
      ...tenantPlaneSettings(props),
      ...dedicatedResources.environment,
    },
    timeoutSeconds: 60,
  });
  dedicatedResources.grant(fn);
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem']);
  return fn.function;
}
