import { apiHandler } from '../../edge/api-handler.ts';
import { apiDescriptionContract } from '../contract.ts';
import openApiDocument from '../openapi.json' with { type: 'json' };
import { readerAssetsIn } from './reader-assets.ts';
import { showApiDescriptionOperation } from './show-api-description.ts';
import { showApiReaderAssetOperation } from './show-api-reader-asset.ts';
import { showApiReaderOperation } from './show-api-reader.ts';

const assets = readerAssetsIn(new URL('./assets/', import.meta.url));

export const handler = apiHandler<'api-description/api'>(apiDescriptionContract, {
  showApiDescription: showApiDescriptionOperation(openApiDocument),
  showApiReader: showApiReaderOperation(assets),
  showApiReaderAsset: showApiReaderAssetOperation(assets),
});
