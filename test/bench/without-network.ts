import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { HttpResponse } from '@smithy/core/protocols';

/** A client that makes and signs each request, and is answered at once that it was written. */
export function documentsWithoutNetwork(count: { calls: number }): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestHandler: {
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
      handle: () => {
        count.calls += 1;
        const body = new TextEncoder().encode('{}');
        return Promise.resolve({
          response: new HttpResponse({ statusCode: 200, headers: {}, body }),
        });
      },
    },
  });
  return DynamoDBDocumentClient.from(client);
}
