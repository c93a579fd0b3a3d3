import { apiHandler } from '../../edge/api-handler.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiDescriptionContract } from '../contract.ts';
import openApiDocument from '../openapi.json' with { type: 'json' };
import { apiDescriptionEnv } from './env.ts';
import { readerAssetsIn } from './reader-assets.ts';
import { showApiDescriptionOperation } from './show-api-description.ts';
import { showApiReaderAssetOperation } from './show-api-reader-asset.ts';
import { showApiReaderOperation } from './show-api-reader.ts';

const { API_URL } = readEnv(apiDescriptionEnv);
const assets = readerAssetsIn(new URL('./assets/', import.meta.url));

export const handler = apiHandler<'api-description/api'>(apiDescriptionContract, {
  showApiDescription: showApiDescriptionOperation(openApiDocument, API_URL),
  showApiReader: showApiReaderOperation(assets),
  showApiReaderAsset: showApiReaderAssetOperation(assets),
});
