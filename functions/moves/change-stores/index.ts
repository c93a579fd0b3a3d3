import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { dedicatedResources } from '../../../adapters/dedicated-resources/dedicated-resources.ts';
import { stageStorageHere } from '../../../adapters/sts/stage-storage-here.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { changeStoresHandler } from './change-stores.ts';
import { changeStoresEnv } from './env.ts';

const settings = readEnv(changeStoresEnv);

export const handler = changeStoresHandler({
  moves: new DynamoMoveRegistry(documents(), settings.CONTROL_TABLE_NAME),
  dedicatedResources: dedicatedResources(settings),
  stores: stageStorageHere(settings),
  now: () => new Date(),
});
