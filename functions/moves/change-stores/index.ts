import { documents } from '../../../adapters/dynamodb/documents.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/dynamo-move-registry.ts';
import { ownStores } from '../../../adapters/own-stores/own-stores.ts';
import { tenantStoresHere } from '../../../adapters/sts/tenant-stores-here.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { changeStoresHandler } from './change-stores.ts';
import { changeStoresEnv } from './env.ts';

const settings = readEnv(changeStoresEnv);

export const handler = changeStoresHandler({
  moves: new DynamoMoveRegistry(documents(), settings.CONTROL_TABLE_NAME),
  ownStores: ownStores(settings),
  stores: tenantStoresHere(settings),
  now: () => new Date(),
});
