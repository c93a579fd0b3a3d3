import { S3FileStore, LINK_LIFE_SECONDS } from '../../../adapters/s3/s3-file-store.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../api-handler.ts';
import { createFileHandler } from './create-file.ts';
import { deleteFileHandler } from './delete-file.ts';
import { filesApiEnv } from './env.ts';
import { getFileHandler } from './get-file.ts';
import { listFilesHandler } from './list-files.ts';

const sessions = tenantSessions(readEnv(filesApiEnv), { minimumLifeSeconds: LINK_LIFE_SECONDS });
const ports = { files: new S3FileStore(sessions) };

export const handler = apiHandler<'files/api'>({
  createFile: createFileHandler(ports),
  listFiles: listFilesHandler(ports),
  getFile: getFileHandler(ports),
  deleteFile: deleteFileHandler(ports),
});
