import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoItemPlaces } from '../../../adapters/dynamodb/moves/dynamo-item-places.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { DynamoTenantPartitions } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { isRefusal } from '../../../adapters/dedicated-resources/refused-session.ts';
import { S3ObjectPlaces } from '../../../adapters/s3/s3-object-places.ts';
import { S3TenantPrefix } from '../../../adapters/s3/s3-tenant-prefix.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { stageStorageHere } from '../../../adapters/sts/stage-storage-here.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { advanceMoveHandler } from './advance-move.ts';
import { advanceMoveEnv } from './env.ts';

const settings = readEnv(advanceMoveEnv);
const sessions = tenantSessions(settings);

export const handler = advanceMoveHandler({
  moves: new DynamoMoveRegistry(documents(), settings.CONTROL_TABLE_NAME),
  items: new DynamoItemPlaces(sessions),
  objects: new S3ObjectPlaces(sessions),
  table: new DynamoTenantPartitions(sessions),
  bucket: new S3TenantPrefix(sessions),
  stores: stageStorageHere(settings),
  isRefusal,
  linkSeconds: settings.UPLOAD_LINK_SECONDS,
  longestUploadSeconds: settings.LONGEST_UPLOAD_SECONDS,
  now: () => new Date(),
});
