import { KMSClient } from '@aws-sdk/client-kms';
import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoPlatformCounters } from '../../../adapters/dynamodb/invariants/dynamo-platform-counters.ts';
import { DynamoAttemptRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-attempt-registry.ts';
import { DynamoProvisioningSlots } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-slots.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { DynamoTenantDirectory } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-directory.ts';
import { DynamoLifeJobs } from '../../../adapters/dynamodb/tenant-life/dynamo-life-jobs.ts';
import { DynamoTenantUses } from '../../../adapters/dynamodb/tenant-life/dynamo-tenant-uses.ts';
import { DynamoTenantLife } from '../../../adapters/dynamodb/tenants/dynamo-tenant-life.ts';
import { DynamoTenantRegistry } from '../../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { KmsAdminPasswordEncrypter } from '../../../adapters/kms/kms-admin-password-encrypter.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { SfnProvisioningExecutions } from '../../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import { storageCounters } from '../../../adapters/dynamodb/quotas/storage-quota.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { keyLimitOf } from '../../../core/platform-config/key-limit-of.ts';
import { queuedStarter } from '../../../core/provisioning/start-in-turn.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { logDelay } from '../../jobs/log-delay.ts';
import { tenantsContract } from '../contract.ts';
import { createTenantOperation } from './create-tenant.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { tenantsApiEnv } from './env.ts';
import { changePlanOperation } from './change-plan.ts';
import { eraseTenantOperation } from './erase-tenant.ts';
import { getTenantOperation } from './get-tenant.ts';
import { listTenantEventsOperation } from './list-tenant-events.ts';
import { listPlatformMailsOperation } from './list-platform-mails.ts';
import { listTenantsOperation } from './list-tenants.ts';
import { showTenantFiguresOperation } from './show-tenant-figures.ts';
import { showPlatformOperation } from './show-platform.ts';
import { restoreTenantOperation } from './restore-tenant.ts';
import { retryTenantOperation } from './retry-tenant.ts';
import { resumeTenantOperation, suspendTenantOperation } from './suspend-tenant.ts';
import { terminateOwnTenantOperation, terminateTenantOperation } from './terminate-tenant.ts';
import { updateTenantOperation } from './update-tenant.ts';

const settings = readEnv(tenantsApiEnv);
const { CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = settings;
const { AWS_REGION } = readEnv(lambdaEnv);
const documentClient = documents();
const machines = new SFNClient(sdkConfig);
const config = bundledPlatformConfig();
const executions = new SfnProvisioningExecutions(machines, settings.PROVISION_TENANT_MACHINE_ARN);
const table = { documents: documentClient, tableName: CONTROL_TABLE_NAME };
const slots = new DynamoProvisioningSlots({ ...table, limit: config.onboarding.atOnce });

const ports = {
  registry: new DynamoTenantRegistry(documentClient, CONTROL_TABLE_NAME),
  attempts: new DynamoAttemptRegistry(documentClient, CONTROL_TABLE_NAME),
  ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
  directory: new DynamoTenantDirectory(documentClient, CONTROL_TABLE_NAME),
  encrypter: new KmsAdminPasswordEncrypter(new KMSClient(sdkConfig), SECRETS_KEY_ARN),
  executions,
  // Given up, a tenant waits for nobody.
  provisioning: {
    ...queuedStarter({ slots, executions }),
    startCompensation: executions.startCompensation.bind(executions),
  },
  places: slots,
  life: new DynamoTenantLife(documentClient, CONTROL_TABLE_NAME),
  jobs: new DynamoLifeJobs(table),
  runs: new SfnJobRuns(machines, settings.RUN_JOB_MACHINE_ARN),
  onDelay: logDelay,
  uses: new DynamoTenantUses(documentClient, CONTROL_TABLE_NAME, storageCounters(settings)),
  keyLimitOf: keyLimitOf(config),
  rules: {
    ...{ ...config, region: AWS_REGION, cell: settings.CELL },
    allowsLoopback: settings.WEBHOOKS_TO_LOOPBACK,
  },
  now: () => new Date(),
};

export const handler = apiHandler<'tenants/api'>(
  tenantsContract,
  {
    createTenant: createTenantOperation(ports),
    listTenants: listTenantsOperation(ports),
    getTenant: getTenantOperation(ports),
    updateTenant: updateTenantOperation(ports),
    retryTenant: retryTenantOperation(ports),
    suspendTenant: suspendTenantOperation(ports),
    resumeTenant: resumeTenantOperation(ports),
    changePlan: changePlanOperation(ports),
    terminateTenant: terminateTenantOperation(ports),
    restoreTenant: restoreTenantOperation(ports),
    eraseTenant: eraseTenantOperation(ports),
    terminateOwnTenant: terminateOwnTenantOperation(ports),
    listTenantEvents: listTenantEventsOperation(ports),
    showPlatform: showPlatformOperation({
      config,
      counters: new DynamoPlatformCounters(documentClient, CONTROL_TABLE_NAME),
    }),
    showTenantFigures: showTenantFiguresOperation(ports),
    listPlatformMails: listPlatformMailsOperation({
      settings: platformMailSettings(config, settings),
    }),
  },
  edgePorts(readEnv(edgeEnv)),
);
