import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import type { ReaderAssets } from './reader-assets.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** GET /docs/{asset} */
export const createHandler =
  (assets: ReaderAssets) =>
  async (event: ApiEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const name = event.pathParameters?.asset ?? '';
    const compressed = await assets.find(name);
    if (compressed === null) {
      return problem({ status: 404, kind: 'not-found', title: 'The reader has no such file' });
    }
    return {
      statusCode: 200,
      headers: {
        'content-type': CONTENT_TYPES[extname(name)] ?? 'text/plain; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(acceptsGzip(event) ? { 'content-encoding': 'gzip' } : {}),
      },
      ...bodyOf(compressed, acceptsGzip(event)),
    };
  };

const acceptsGzip = ({ headers }: ApiEvent) => /\bgzip\b/.test(headers['accept-encoding'] ?? '');

const bodyOf = (compressed: Buffer, isCompressed: boolean) =>
  isCompressed
    ? { body: compressed.toString('base64'), isBase64Encoded: true }
    : { body: gunzipSync(compressed).toString('utf8') };
