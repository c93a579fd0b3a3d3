import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { json } from '../../../kit/lambda/http.ts';

/** GET /v1/openapi.json */
export const createHandler =
  (openApiDocument: unknown) => (): Promise<APIGatewayProxyStructuredResultV2> =>
    Promise.resolve(json(200, openApiDocument, { 'cache-control': 'no-cache' }));
