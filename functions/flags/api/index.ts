import { DynamoFlagRepository } from '../../../adapters/dynamodb/flags/dynamo-flag-repository.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { flagsContract } from '../contract.ts';
import { deleteFlagOperation } from './delete-flag.ts';
import { flagsApiEnv } from './env.ts';
import { listFlagsOperation } from './list-flags.ts';
import { putFlagOperation } from './put-flag.ts';

const flags = new DynamoFlagRepository(documents(), readEnv(flagsApiEnv).CONTROL_TABLE_NAME);
const ports = { flags, now: () => new Date() };

export const handler = apiHandler<'flags/api'>(
  flagsContract,
  {
    listFlags: listFlagsOperation(ports),
    putFlag: putFlagOperation(ports),
    deleteFlag: deleteFlagOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
