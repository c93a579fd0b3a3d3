import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { CloudWatchOpenAlarms } from '../../../adapters/cloudwatch/cloudwatch-open-alarms.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { alarmsContract } from '../contract.ts';
import { alarmsApiEnv } from './env.ts';
import { listOpenAlarmsOperation } from './list-open-alarms.ts';

const alarms = new CloudWatchOpenAlarms(
  new CloudWatchClient(sdkConfig),
  readEnv(alarmsApiEnv).STAGE,
);

export const handler = apiHandler<'alarms/api'>(
  alarmsContract,
  { listOpenAlarms: listOpenAlarmsOperation({ alarms }) },
  edgePorts(readEnv(edgeEnv)),
);
