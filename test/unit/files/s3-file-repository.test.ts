import { describe, expect, it } from 'vitest';
import { DynamoFileDeletions } from '../../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { contentDispositionOf } from '../../../adapters/s3/content-disposition.ts';
import { fileKeyOf, fileOfKey } from '../../../adapters/s3/file-key.ts';
import { S3FileRepository } from '../../../adapters/s3/s3-file-repository.ts';
import type { NewFile } from '../../../core/files/file.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import type { TenantSession } from '../../../core/tenancy/tenant-sessions.ts';
import { newId } from '../../../kit/id.ts';
import { tenantContext, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const NOW = Date.UTC(2026, 0, 1);
const stores = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
};
const file: NewFile = {
  id: newId('fil'),
  name: 'Grüße 100%.pdf',
  contentType: 'application/pdf',
  sizeBytes: 42,
};

type Circumstances = { readonly lifeSeconds?: number; readonly isolation?: IsolationStrategy };

/** Signing needs no network: the links are made by the SDK alone. */
function arrange({ lifeSeconds = 3_600, isolation = 'shared_schema' }: Circumstances = {}) {
  const tenant = tenantContext({ ...tenantIdentity(), isolation });
  const placement = placementOf(tenant, stores);
  const session: TenantSession = {
    placement,
    credentials: { accessKeyId: 'ASIA1', secretAccessKey: 'secret', sessionToken: 'token' },
    expiresAt: new Date(NOW + lifeSeconds * 1_000),
  };
  const sessions = { open: async () => session };
  const store = new S3FileRepository(sessions, {
    deletions: new DynamoFileDeletions(sessions),
    now: () => NOW,
  });
  return { tenant, placement, store };
}

describe('upload links', () => {
  it('of a tenant with a key of its own in the shared bucket take nothing but what names that key', async () => {
    const { store, tenant, placement } = arrange({ isolation: 'separate_schema' });
    const { url, headers } = await store.uploadLink(tenant, file);
    const { searchParams } = new URL(url);

    expect(headers).toMatchObject({
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': `alias/freehold-dev-${tenant.tenantId}`,
    });
    expect(placement.dedicated?.keyAlias).toBe(`alias/freehold-dev-${tenant.tenantId}`);
    expect(searchParams.get('X-Amz-SignedHeaders')?.split(';')).toEqual(
      expect.arrayContaining(Object.keys(headers)),
    );
  });

  it('of a tenant with a bucket of its own name no key: the bucket does', async () => {
    const { store, tenant } = arrange({ isolation: 'separate_database' });
    const { url, headers } = await store.uploadLink(tenant, file);
    expect(Object.keys(headers)).toEqual(['content-type', 'content-length', 'if-none-match']);
    expect(url).toContain(`freehold-dev-${tenant.tenantId.replace('_', '-')}-123456789012`);
  });

  it('are signed for exactly this type and this size, by the tenant’s session', async () => {
    const { store, tenant } = arrange();
    const { url, headers } = await store.uploadLink(tenant, file);
    const { searchParams, pathname } = new URL(url);

    expect(searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match',
    );
    expect(searchParams.get('X-Amz-Security-Token')).toBe('token');
    expect(headers).toEqual({
      'content-type': 'application/pdf',
      'content-length': '42',
      'if-none-match': '*',
    });
    expect(decodeURIComponent(pathname)).toContain(`/t/${tenant.tenantId}/files/${file.id}/`);
  });

  it('demand no checksum of a body that is not known yet', async () => {
    const { store, tenant } = arrange();
    const { url } = await store.uploadLink(tenant, file);
    expect(url.toLowerCase()).not.toContain('checksum');
  });
});

describe('links', () => {
  it('live a quarter of an hour, and never longer than their session', async () => {
    const long = arrange();
    const { url, expiresAt } = await long.store.downloadLink(long.tenant, file);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('900');
    expect(expiresAt).toEqual(new Date(NOW + 900_000));

    const short = arrange({ lifeSeconds: 300 });
    const link = await short.store.uploadLink(short.tenant, file);
    expect(new URL(link.url).searchParams.get('X-Amz-Expires')).toBe('300');
    expect(link.expiresAt).toEqual(new Date(NOW + 300_000));
  });

  it('have the download saved under the file’s name', async () => {
    const { store, tenant } = arrange();
    const { url } = await store.downloadLink(tenant, file);
    expect(new URL(url).searchParams.get('response-content-disposition')).toBe(
      contentDispositionOf(file.name),
    );
  });
});

describe('contentDispositionOf', () => {
  it('gives the name in ASCII and in full, and lets no quote end it early', () => {
    expect(contentDispositionOf('Grüße "1"; filename=x.exe')).toBe(
      'attachment; filename="Gr__e _1_; filename=x.exe"; ' +
        "filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22%3B%20filename%3Dx.exe",
    );
  });
});

describe('file keys', () => {
  it.each(['a.txt', 'a b+c&d=e;f,g.txt', '100% #1?.txt', "it's (1)*!.txt", 'Grüße 界.txt', '..a'])(
    'tell the id and the name %j again',
    (name) => {
      const { placement } = arrange();
      const key = fileKeyOf(placement, { id: file.id, name });
      expect(key.slice(placement.objectPrefix.length)).toMatch(
        /^files\/fil_[0-9a-z]{26}\/[A-Za-z0-9._~%\-\u0080-\uffff]+$/,
      );
      expect(fileOfKey(placement, key)).toEqual({ id: file.id, name });
    },
  );

  it.each(['𝔘', '%', '界', '~'])('fit into 1,024 bytes with 200 characters %s', (character) => {
    const { placement } = arrange();
    const key = fileKeyOf(placement, { id: file.id, name: character.repeat(200) });
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1_024);
  });

  it('take no other object of the tenant for a file, and none of another tenant', () => {
    const { placement } = arrange();
    const { objectPrefix } = placement;
    for (const key of [
      `${objectPrefix}.prepared`,
      `${objectPrefix}files/`,
      `${objectPrefix}files/x/a`,
      `${objectPrefix}files/${file.id}/a/b`,
      fileKeyOf(arrange().placement, file),
    ]) {
      expect(fileOfKey(placement, key)).toBeNull();
    }
  });
});
