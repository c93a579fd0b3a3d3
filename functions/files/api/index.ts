import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoFileDeletions } from '../../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { storageQuota } from '../../../adapters/dynamodb/quotas/storage-quota.ts';
import { S3FileRepository } from '../../../adapters/s3/s3-file-repository.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { filesContract } from '../contract.ts';
import { createFileOperation } from './create-file.ts';
import { deleteFileOperation } from './delete-file.ts';
import { filesApiEnv } from './env.ts';
import { getFileOperation } from './get-file.ts';
import { listFilesOperation } from './list-files.ts';

const settings = readEnv(filesApiEnv);
const linkSeconds = settings.UPLOAD_LINK_SECONDS;
const sessions = tenantSessions(settings, { minimumLifeSeconds: linkSeconds });
const deletions = new DynamoFileDeletions(sessions);
const ports = {
  files: new S3FileRepository(sessions, { deletions, linkSeconds }),
  storage: storageQuota(settings),
  plans: bundledPlatformConfig().plans,
  longestUploadSeconds: settings.LONGEST_UPLOAD_SECONDS,
};

export const handler = apiHandler<'files/api'>(
  filesContract,
  {
    createFile: createFileOperation(ports),
    listFiles: listFilesOperation(ports),
    getFile: getFileOperation(ports),
    deleteFile: deleteFileOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
