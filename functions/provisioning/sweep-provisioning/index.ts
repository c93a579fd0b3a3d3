import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoProvisioningSlots } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-slots.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { SfnProvisioningExecutions } from '../../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import { sweepProvisioning } from '../../../core/provisioning/sweep-provisioning.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { OLDEST_OPEN_PROVISIONING } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { sweepProvisioningEnv } from './env.ts';

const { CONTROL_TABLE_NAME, PROVISION_TENANT_MACHINE_ARN } = readEnv(sweepProvisioningEnv);

const documentClient = documents();
const ports = {
  ...stepPorts(CONTROL_TABLE_NAME, documentClient),
  slots: new DynamoProvisioningSlots({
    documents: documentClient,
    tableName: CONTROL_TABLE_NAME,
    limit: bundledPlatformConfig().onboarding.atOnce,
  }),
  executions: new SfnProvisioningExecutions(new SFNClient(sdkConfig), PROVISION_TENANT_MACHINE_ARN),
};

/** Each minute: settles what no machine will. */
export const handler = scheduledFunction(
  {
    log: { done: LOG.provisioningSwept, failed: LOG.provisioningSweepFailed },
    oldest: OLDEST_OPEN_PROVISIONING,
    now: ports.now,
  },
  ({ deadline, onError }) => sweepProvisioning({ ...ports, onError }, deadline),
);
