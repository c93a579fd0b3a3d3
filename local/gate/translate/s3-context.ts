import type { AwsRequest } from '../aws-request.ts';
import { signingTimeMs } from '../signature-check.ts';
import { type Context, present } from './ask.ts';

const WRITE_HEADERS = [
  'x-amz-acl',
  'x-amz-copy-source',
  'x-amz-metadata-directive',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
] as const;

/** A header of a write, which a presigned URL may carry in its query instead. */
export function writeHeader(
  { headers, query }: Pick<AwsRequest, 'headers' | 'query'>,
  name: string,
): string | undefined {
  const value = headers[name] ?? queryValue(query, name);
  return typeof value === 'string' ? value : undefined;
}

/** The conditions that the headers of a write fulfil; those of absent headers are absent. */
export const writeContext = (request: AwsRequest): Context =>
  present(
    Object.fromEntries(WRITE_HEADERS.map((name) => [`s3:${name}`, writeHeader(request, name)])),
  );

/** The conditions on how a call is signed. */
export function callContext({ signature, headers }: AwsRequest): Context {
  const isPresigned = signature?.isPresigned === true;
  const ageMs = isPresigned ? Date.now() - signingTimeMs(signature.date) : undefined;
  const hash = headers['x-amz-content-sha256'] ?? (isPresigned ? 'UNSIGNED-PAYLOAD' : undefined);
  return present({
    's3:authType': isPresigned ? 'REST-QUERY-STRING' : 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:signatureAge': ageMs === undefined ? undefined : String(Math.max(ageMs, 0)),
    's3:x-amz-content-sha256': typeof hash === 'string' ? hash : undefined,
  });
}

/** Names in a query are as they were signed, in either case. */
const queryValue = (query: URLSearchParams, name: string) =>
  [...query].find(([given]) => given.toLowerCase() === name)?.[1];
