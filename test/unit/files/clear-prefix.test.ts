import { NoSuchBucket, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { clearPrefix } from '../../../adapters/s3/clear-prefix.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';

type Command = { readonly constructor: { readonly name: string }; readonly input: object };

const placement = placementOf(tenantContext(), {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
});

async function cleared(pages: readonly (object | Error)[], errors: object[] = []) {
  const deleted: unknown[] = [];
  let listed = 0;
  const client = Object.assign(new S3Client({ region: 'us-east-1' }), {
    send: async ({ constructor, input }: Command) => {
      if (constructor.name === 'DeleteObjectsCommand') {
        deleted.push((input as { Delete: { Objects: unknown } }).Delete.Objects);
        return { Errors: errors };
      }
      const page = pages[listed];
      listed += 1;
      if (page instanceof Error) throw page;
      return page;
    },
  });
  const cleared = clearPrefix(client, placement);
  while ((await cleared.next()).done !== true);
  return deleted;
}

describe('clearPrefix', () => {
  it('deletes each version and each mark of a deletion, page by page', async () => {
    const versions = [
      { Key: 'a', VersionId: '2' },
      { Key: 'a', VersionId: '1' },
    ];
    const marks = [{ Key: 'b', VersionId: '3' }];
    const more = { Versions: [{ Key: 'c', VersionId: 'null' }] };
    const pages = [{ Versions: versions, DeleteMarkers: marks, IsTruncated: true }, more];
    expect(await cleared(pages)).toEqual([[...versions, ...marks], more.Versions]);
  });

  it('is content with an empty prefix and with a bucket that is gone', async () => {
    expect(await cleared([{}])).toEqual([]);
    expect(await cleared([new NoSuchBucket({ $metadata: {}, message: 'gone' })])).toEqual([]);
  });

  it('throws when something is left', async () => {
    const page = { Versions: [{ Key: 'a', VersionId: '1' }] };
    await expect(cleared([page], [{ Code: 'InternalError' }])).rejects.toThrow('InternalError');
  });
});
