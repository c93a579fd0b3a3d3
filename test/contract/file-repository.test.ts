import { beforeAll } from 'vitest';
import { DynamoFileDeletions } from '../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { S3FileRepository } from '../../adapters/s3/s3-file-repository.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { describeFileRepository } from './file-repository-suite.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';

let sessions: TenantSessions;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
});

describeFileRepository('S3FileRepository', () => ({
  store: new S3FileRepository(sessions, { deletions: new DynamoFileDeletions(sessions) }),
  upload: async ({ url, headers }, body) => {
    const answer = await fetch(url, { method: 'PUT', headers, body });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  },
  download: async ({ url }) => (await fetch(url)).text(),
}));
