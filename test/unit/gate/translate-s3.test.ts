import { describe, expect, it } from 'vitest';
import { UntranslatableError } from '../../../local/gate/translate/ask.ts';
import { translate } from '../../../local/gate/translate/translate.ts';
import { place, s3Request } from './requests.ts';

const asksOf = (method: string, url: string, parts: Parameters<typeof s3Request>[2] = {}) =>
  translate(s3Request(method, url, parts), place);

const needed = async (...call: Parameters<typeof asksOf>) =>
  (await asksOf(...call)).map(({ action, resource }) => `${action} ${resource}`);

describe('what an S3 request needs', () => {
  it.each([
    ['GET', '/files/t/a/x.txt', 's3:GetObject'],
    ['HEAD', '/files/t/a/x.txt', 's3:GetObject'],
    ['GET', '/files/t/a/x.txt?versionId=1', 's3:GetObjectVersion'],
    ['PUT', '/files/t/a/x.txt', 's3:PutObject'],
    ['DELETE', '/files/t/a/x.txt', 's3:DeleteObject'],
    ['DELETE', '/files/t/a/x.txt?versionId=1', 's3:DeleteObjectVersion'],
    ['POST', '/files/t/a/x.txt?uploads', 's3:PutObject'],
    ['PUT', '/files/t/a/x.txt?partNumber=1&uploadId=u', 's3:PutObject'],
    ['POST', '/files/t/a/x.txt?uploadId=u', 's3:PutObject'],
    ['DELETE', '/files/t/a/x.txt?uploadId=u', 's3:AbortMultipartUpload'],
    ['GET', '/files/t/a/x.txt?uploadId=u', 's3:ListMultipartUploadParts'],
  ])('%s %s needs %s on the object', async (method, url, action) => {
    expect(await needed(method, url)).toEqual([`${action} arn:aws:s3:::files/t/a/x.txt`]);
  });

  it('decodes the key', async () => {
    expect(await needed('GET', '/files/t/a/x%20y%2Bz')).toEqual([
      's3:GetObject arn:aws:s3:::files/t/a/x y+z',
    ]);
  });

  it('lists by prefix and delimiter, as far as the request names them', async () => {
    const [ask] = await asksOf('GET', '/files?list-type=2&prefix=t%2Fa%2F&delimiter=%2F');
    expect(ask).toMatchObject({
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::files',
      context: { 's3:prefix': 't/a/', 's3:delimiter': '/' },
    });
    const [whole] = await asksOf('GET', '/files?list-type=2');
    expect(whole?.context).not.toHaveProperty('s3:prefix');
  });

  it('gives a listing of multipart uploads no prefix, as AWS gives it none', async () => {
    const [ask] = await asksOf('GET', '/files?uploads&prefix=t%2Fa%2F');
    expect(ask?.action).toBe('s3:ListBucketMultipartUploads');
    expect(ask?.context).not.toHaveProperty('s3:prefix');
  });

  it('needs the source of a copy too', async () => {
    const headers = { 'x-amz-copy-source': 'files/t/b/secret' };
    expect(await needed('PUT', '/files/t/a/y', { headers })).toEqual([
      's3:PutObject arn:aws:s3:::files/t/a/y',
      's3:GetObject arn:aws:s3:::files/t/b/secret',
    ]);
  });

  it('needs each key of a multiple deletion', async () => {
    const body =
      '<Delete><Object><Key>t/a/1</Key></Object>' +
      '<Object><Key>t/b/2&amp;3</Key><VersionId>v</VersionId></Object></Delete>';
    expect(await needed('POST', '/files?delete', { body })).toEqual([
      's3:DeleteObject arn:aws:s3:::files/t/a/1',
      's3:DeleteObjectVersion arn:aws:s3:::files/t/b/2&3',
    ]);
  });

  it('needs what the headers of a write ask for', async () => {
    const headers = { 'x-amz-acl': 'public-read', 'x-amz-tagging': 'a=b' };
    expect(await needed('PUT', '/files/t/a/x', { headers })).toEqual([
      's3:PutObject arn:aws:s3:::files/t/a/x',
      's3:PutObjectTagging arn:aws:s3:::files/t/a/x',
      's3:PutObjectAcl arn:aws:s3:::files/t/a/x',
    ]);
  });

  it.each([
    ['an operation it does not know', 'GET', '/files/t/a/x?torrent', {}],
    ['a path that may be normalised', 'GET', '/files/t/a/../b/x', {}],
    ['the same, encoded', 'GET', '/files/t/a/%2e%2e/b/x', {}],
    ['a bucket with a slash in it', 'GET', '/files%2Ft/a/x', {}],
    ['no bucket before the key', 'GET', '//files/t/a/x', {}],
    ['a bucket in the host name', 'GET', '/t/a/x', { host: 'files.s3.amazonaws.com' }],
  ])('refuses to translate %s', async (...[, method, url, headers]) => {
    await expect(asksOf(method, url, { headers })).rejects.toThrow(UntranslatableError);
  });
});
