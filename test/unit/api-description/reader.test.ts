import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readerAssetsIn } from '../../../functions/api-description/api/reader-assets.ts';
import { showApiReaderAssetOperation } from '../../../functions/api-description/api/show-api-reader-asset.ts';
import { showApiReaderOperation } from '../../../functions/api-description/api/show-api-reader.ts';
import { writeReaderAssets } from '../../../infra/reader-assets.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent } from '../../support/tenancy/tenant-contexts.ts';

const folder = mkdtempSync(join(tmpdir(), 'reader-'));
writeReaderAssets(folder);
const assets = readerAssetsIn(pathToFileURL(`${folder}/`));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('GET /docs', () => {
  const handler = edgeOf(showApiReaderOperation(assets));
  const page = () => handler(apiEvent('GET /docs'));

  it('names relative addresses only, so that it works offline and below a path prefix', async () => {
    const { body } = await page();
    const addresses = [...(body ?? '').matchAll(/(?:src|href|data-document)="([^"]*)"/g)].map(
      ([, address = '']) => address,
    );
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !/^(docs\/|v1\/|data:,$)/.test(address))).toEqual([]);
  });

  it('names only assets that are there', async () => {
    const { body } = await page();
    const names = [...(body ?? '').matchAll(/"docs\/([^"]+)"/g)].map(([, name = '']) => name);
    const found = await Promise.all(names.map((name) => assets.find(name)));
    expect(found.filter((asset) => asset === null)).toEqual([]);
  });

  it('lets nothing run but its own scripts', async () => {
    const { headers, body } = await page();
    const policy = String(headers?.['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
  });
});

describe('GET /docs/{asset}', () => {
  const handler = edgeOf(showApiReaderAssetOperation(assets));
  const show = (asset: string, acceptEncoding = 'gzip, br') =>
    handler(
      apiEvent('GET /docs/{asset}', {
        params: { asset },
        headers: { 'accept-encoding': acceptEncoding },
      }),
    );

  it('is compressed, and may be kept for ever', async () => {
    const { headers, body = '', isBase64Encoded } = await show(assets.nameOf('swagger-ui.js'));
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(isBase64Encoded).toBe(true);
    expect(gunzipSync(Buffer.from(body, 'base64')).toString()).toContain('SwaggerUIBundle');
  });

  it('stays far below the 6 MB that a function may answer', async () => {
    const { body = '' } = await show(assets.nameOf('swagger-ui.js'));
    expect(body.length).toBeLessThan(1_000_000);
  });

  it('is plain for a client that takes no gzip', async () => {
    const { headers, body } = await show(assets.nameOf('reader.js'), 'identity');
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body).toContain('SwaggerUIBundle({');
  });

  it.each(['../index.mjs', 'nothing.js', '', '..%2Findex.mjs', 'reader.js'])(
    'is not found for %j',
    async (name) => {
      expect(await show(name)).toMatchObject({ statusCode: 404 });
    },
  );
});
