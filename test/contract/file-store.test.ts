import { beforeAll } from 'vitest';
import { S3FileStore } from '../../adapters/s3/s3-file-store.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { describeFileStore } from '../support/files/file-store-suite.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';

let sessions: TenantSessions;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
});

describeFileStore('S3FileStore', () => ({
  store: new S3FileStore(sessions),
  upload: async ({ url, headers }, body) => {
    // fetch sets the content-length itself.
    const { 'content-type': type = '' } = headers;
    const answer = await fetch(url, { method: 'PUT', headers: { 'content-type': type }, body });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  },
  download: async ({ url }) => (await fetch(url)).text(),
}));
