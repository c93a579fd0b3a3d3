import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoProvisioningSlots } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-slots.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { SfnProvisioningExecutions } from '../../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onProvisioningSettledEnv } from './env.ts';
import { consumedEvents, startNext } from './start-next.ts';

const { CONTROL_TABLE_NAME, PROVISION_TENANT_MACHINE_ARN } = readEnv(onProvisioningSettledEnv);
const documentClient = documents();
const { tenants, now } = stepPorts(CONTROL_TABLE_NAME, documentClient);

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(
      documentClient,
      CONTROL_TABLE_NAME,
      'provisioning/on-provisioning-settled',
    ),
    now,
  },
  consumedEvents,
  startNext({
    tenants,
    slots: new DynamoProvisioningSlots({
      documents: documentClient,
      tableName: CONTROL_TABLE_NAME,
      limit: bundledPlatformConfig().onboarding.atOnce,
    }),
    executions: new SfnProvisioningExecutions(
      new SFNClient(sdkConfig),
      PROVISION_TENANT_MACHINE_ARN,
    ),
  }),
);
