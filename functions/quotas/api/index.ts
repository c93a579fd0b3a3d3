import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { readSeats } from '../../../adapters/dynamodb/members/read-seats.ts';
import { storageCounters } from '../../../adapters/dynamodb/quotas/storage-quota.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { quotasContract } from '../contract.ts';
import { quotasApiEnv } from './env.ts';
import { listQuotasOperation } from './list-quotas.ts';

const settings = readEnv(quotasApiEnv);
const controlPlane = documents();

export const handler = apiHandler<'quotas/api'>(
  quotasContract,
  {
    listQuotas: listQuotasOperation({
      plans: bundledPlatformConfig().plans,
      counters: storageCounters(settings),
      seatsOf: (userPoolId) => readSeats(controlPlane, settings.CONTROL_TABLE_NAME, userPoolId),
      now: () => new Date(),
    }),
  },
  edgePorts(readEnv(edgeEnv)),
);
