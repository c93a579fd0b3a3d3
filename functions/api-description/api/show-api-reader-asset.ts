import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { ReaderAssets } from './reader-assets.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export const showApiReaderAssetOperation = (assets: ReaderAssets) =>
  operation('showApiReaderAsset', async ({ params: { asset }, headers }) => {
    const compressed = await assets.find(asset);
    if (compressed === null) return refusal({ kind: 'AssetNotFound' });

    const isGzip = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
    return answer(200, isGzip ? compressed : gunzipSync(compressed).toString('utf8'), {
      'content-type': CONTENT_TYPES[extname(asset)] ?? 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(isGzip && { 'content-encoding': 'gzip' }),
    });
  });
