import type { IncomingHttpHeaders } from 'node:http';
import { parseForm, restOperation } from './rest-operations.ts';
import { s3Operation } from './s3-operations.ts';
import { readSignature, type Signature } from './signature.ts';

/** A request as it came in over HTTP, its body read whole. */
export type HttpRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Protocol = 'json-1.0' | 'json-1.1' | 'rest-json' | 'query' | 's3';

/** A request recognised as a call of an AWS API: which service, which operation, signed by which key. */
export type AwsRequest = HttpRequest & {
  readonly service: string;
  readonly operation: string;
  readonly protocol: Protocol;
  /** The path without its query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly signature: Signature | undefined;
};

type Operation = Pick<AwsRequest, 'service' | 'operation' | 'protocol'>;

/** Names under which AWS signs or targets a service, where the IAM prefix is another one. */
const SERVICE_OF_TARGET: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AWSStepFunctions: 'states',
  AWSEvents: 'events',
  TrentService: 'kms',
  secretsmanager: 'secretsmanager',
  Logs_20140328: 'logs',
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AmazonSSM: 'ssm',
  GraniteServiceVersion20100801: 'cloudwatch',
};

const SERVICE_OF_SCOPE: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
  's3-object-lambda': 's3',
};

/** API Gateway's data plane and the emulator's own pages, whatever credentials they are called with. */
const NOT_AN_API_CALL = /^\/_(aws|ministack|localstack)(\/|$)/;

const isApiCall = ({ url }: Pick<HttpRequest, 'url'>) => !NOT_AN_API_CALL.test(url);

/** Recognises a call of an AWS API; undefined for everything else, which the gate passes unchanged. */
export function recogniseAwsRequest(http: HttpRequest): AwsRequest | undefined {
  const cut = http.url.indexOf('?');
  const path = cut < 0 ? http.url : http.url.slice(0, cut);
  if (!isApiCall(http)) return undefined;

  const query = new URLSearchParams(cut < 0 ? '' : http.url.slice(cut + 1));
  const signature = readSignature(http.headers, query);
  const operation = operationOf(http, { path, query, signature });
  return operation && { ...http, ...operation, path, query, signature };
}

type Parsed = Pick<AwsRequest, 'path' | 'query' | 'signature'>;

function operationOf(http: HttpRequest, parsed: Parsed): Operation | undefined {
  const target = http.headers['x-amz-target'];
  if (typeof target === 'string') return targetOperation(target, http, parsed.signature);

  const scope = parsed.signature?.service;
  const formAction = formActionOf(http, parsed.query);
  if (formAction !== undefined && scope !== 's3') {
    return { service: scopeService(scope ?? 'sts'), operation: formAction, protocol: 'query' };
  }
  if (scope === undefined) return undefined;
  if (scope === 's3') {
    return { service: 's3', operation: s3Operation(http, parsed), protocol: 's3' };
  }
  const service = scopeService(scope);
  return {
    service,
    operation: restOperation(service, http.method, parsed.path),
    protocol: 'rest-json',
  };
}

function targetOperation(
  target: string,
  { headers }: HttpRequest,
  signature: Signature | undefined,
): Operation {
  const dot = target.lastIndexOf('.');
  const prefix = target.slice(0, Math.max(dot, 0));
  const service = SERVICE_OF_TARGET[prefix] ?? scopeService(signature?.service ?? prefix);
  const protocol = headers['content-type']?.includes('json-1.0') ? 'json-1.0' : 'json-1.1';
  return { service, operation: target.slice(dot + 1), protocol };
}

function formActionOf({ headers, body }: HttpRequest, query: URLSearchParams): string | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return (isForm ? parseForm(body).get('Action') : undefined) ?? query.get('Action') ?? undefined;
}

const scopeService = (scope: string) => SERVICE_OF_SCOPE[scope] ?? scope;

/**
 * Whether a request is signed in a way the gate does not read: Signature Version 2 or 4A, or the form
 * of a browser upload. The emulator accepts them, so they would bypass every policy.
 */
export function hasUnsupportedSignature(http: HttpRequest): boolean {
  if (!isApiCall(http)) return false;
  const { url, headers, body } = http;
  if (/^AWS( |4-ECDSA)/.test(headers.authorization ?? '')) return true;
  if (/[?&](AWSAccessKeyId=|X-Amz-Algorithm=AWS4-ECDSA)/i.test(url)) return true;
  const isForm = headers['content-type']?.startsWith('multipart/form-data') ?? false;
  return isForm && /name="?(x-amz-credential|AWSAccessKeyId)\b/i.test(body.toString('latin1'));
}
