import { readFileSync } from 'node:fs';
import { apiHandler } from '../../edge/api-handler.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiDescriptionContract } from '../contract.ts';
import { apiDescriptionEnv } from './env.ts';
import { readerAssetsIn } from './reader-assets.ts';
import { showApiDescriptionOperation, type ApiDescription } from './show-api-description.ts';
import { showApiReaderAssetOperation } from './show-api-reader-asset.ts';
import { showApiReaderOperation } from './show-api-reader.ts';

const { API_URL } = readEnv(apiDescriptionEnv);
const openApiDocument = JSON.parse(
  readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'),
) as ApiDescription;
const assets = readerAssetsIn(new URL('./assets/', import.meta.url));

export const handler = apiHandler<'api-description/api'>(apiDescriptionContract, {
  showApiDescription: showApiDescriptionOperation(openApiDocument, API_URL),
  showApiReader: showApiReaderOperation(assets),
  showApiReaderAsset: showApiReaderAssetOperation(assets),
});
