import { apiHandler } from '../../edge/api-handler.ts';
import openApiDocument from '../openapi.json' with { type: 'json' };
import { readerAssetsIn } from './reader-assets.ts';
import { createHandler as showApiDescription } from './show-api-description.ts';
import { createHandler as showApiReaderAsset } from './show-api-reader-asset.ts';
import { createHandler as showApiReader } from './show-api-reader.ts';

const assets = readerAssetsIn(new URL('./assets/', import.meta.url));

export const handler = apiHandler<'api-description/api'>({
  showApiDescription: showApiDescription(openApiDocument),
  showApiReader: showApiReader(assets),
  showApiReaderAsset: showApiReaderAsset(assets),
});
