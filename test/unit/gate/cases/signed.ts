import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type AwsRequest, recogniseAwsRequest } from '../../../../local/gate/aws-request.ts';
import { session } from '../requests.ts';

const HOST = '127.0.0.1:4567';

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

class NotSent extends Error {
  readonly request: Sent;

  constructor(request: Sent) {
    super('A test sends nothing');
    this.request = request;
  }
}

const { accessKeyId, secretAccessKey, sessionToken } = session();
const settings = {
  region: 'us-east-1',
  endpoint: `http://${HOST}`,
  credentials: { accessKeyId, secretAccessKey, sessionToken },
  maxAttempts: 1,
  forcePathStyle: true,
  requestHandler: { handle: (request: Sent) => Promise.reject(new NotSent(request)) },
} as never;

/** The request that a client would send for one of its commands, signed as it would be. */
const signedBy =
  (client: { send(command: never): Promise<unknown> }) =>
  (command: object) =>
  async (): Promise<AwsRequest> => {
    try {
      await client.send(command as never);
    } catch (error) {
      if (error instanceof NotSent) return received(error.request);
      throw error;
    }
    throw new Error('The command was answered');
  };

export const dynamodb = signedBy(new DynamoDBClient(settings));
export const s3 = signedBy(new S3Client(settings));
export const events = signedBy(new EventBridgeClient(settings));
export const lambda = signedBy(new LambdaClient(settings));
export const kms = signedBy(new KMSClient(settings));
export const sts = signedBy(new STSClient(settings));
export const stacks = signedBy(new CloudFormationClient(settings));

/** A call of a JSON service whose client the repository does not have. */
export const json =
  (service: string, target: string, input: object) => async (): Promise<AwsRequest> => {
    const signer = new SignatureV4({
      credentials: { accessKeyId, secretAccessKey, sessionToken },
      region: 'us-east-1',
      service,
      sha256: Hash.bind(null, 'sha256'),
    });
    const headers = {
      host: HOST,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
    };
    const body = JSON.stringify(input);
    const call = { method: 'POST', protocol: 'http:', hostname: HOST, path: '/', headers, body };
    return received(await signer.sign(call));
  };

/** A link to read by, as its holder uses it; altered on its way, if wanted. */
export const link =
  (command: object, alter: (url: string) => string = (url) => url) =>
  async (): Promise<AwsRequest> => {
    const url = new URL(
      alter(await getSignedUrl(new S3Client(settings), command as never, { expiresIn: 60 })),
    );
    return received({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { host: HOST },
    });
  };

function received({ method, path, query = {}, headers, body }: Sent): AwsRequest {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`),
  );
  const request = recogniseAwsRequest({
    method,
    url: parameters.length === 0 ? path : `${path}?${parameters.join('&')}`,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: Buffer.from(typeof body === 'string' || body instanceof Uint8Array ? body : ''),
  });
  if (request === undefined) throw new Error('not an AWS request');
  return request;
}
