import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { logDelay } from '../../jobs/log-delay.ts';
import { movesContract } from '../contract.ts';
import { beginMoveOperation } from './begin-move.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { movesApiEnv } from './env.ts';
import { getMoveOperation } from './get-move.ts';
import { listMovesOperation } from './list-moves.ts';

const { CONTROL_TABLE_NAME, RUN_JOB_MACHINE_ARN } = readEnv(movesApiEnv);
const { AWS_REGION } = readEnv(lambdaEnv);

const ports = {
  moves: new DynamoMoveRegistry(documents(), CONTROL_TABLE_NAME),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), RUN_JOB_MACHINE_ARN),
  rules: { ...bundledPlatformConfig(), region: AWS_REGION },
  now: () => new Date(),
  onDelay: logDelay,
};

export const handler = apiHandler<'moves/api'>(
  movesContract,
  {
    beginMove: beginMoveOperation(ports),
    listMoves: listMovesOperation(ports),
    getMove: getMoveOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
