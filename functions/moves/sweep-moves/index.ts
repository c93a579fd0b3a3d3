import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { SfnMoveRuns } from '../../../adapters/stepfunctions/sfn-move-runs.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { sweepMovesEnv } from './env.ts';
import { sweepMovesHandler } from './sweep-moves.ts';

const { CONTROL_TABLE_NAME, MOVE_TENANT_MACHINE_ARN } = readEnv(sweepMovesEnv);

export const handler = sweepMovesHandler({
  moves: new DynamoMoveRegistry(documents(), CONTROL_TABLE_NAME),
  runs: new SfnMoveRuns(new SFNClient(sdkConfig), MOVE_TENANT_MACHINE_ARN),
  now: () => new Date(),
});
