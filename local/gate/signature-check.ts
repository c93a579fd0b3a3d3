import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Hash } from '@smithy/core/serde';
import {
  MAX_PRESIGNED_TTL,
  SHA256_HEADER,
  SignatureV4,
  UNSIGNED_PAYLOAD,
} from '@smithy/signature-v4';
import type { AwsRequest } from './aws-request.ts';
import type { AwsError } from './refusal.ts';
import type { RoleSession } from './role-session.ts';
import { readSignature, type Signature } from './signature.ts';

/** How far a signed request's clock may be off, as AWS allows it. */
const CLOCK_SKEW_MS = 15 * 60 * 1000;

/**
 * Says what is wrong with a session's signature; undefined when it is good.
 *
 * The emulator will see the request as the account root's and check nothing more, so an altered
 * presigned URL or a forged header must be found here.
 */
export async function signatureFailure(
  request: AwsRequest,
  session: RoleSession,
  nowMs: number,
): Promise<AwsError | undefined> {
  const { signature } = request;
  if (signature === undefined) return failure(request, 'missing');
  if (session.expiresAtMs <= nowMs) return failure(request, 'expiredSession');
  if (signature.sessionToken !== session.sessionToken) return failure(request, 'token');
  if (isOutOfTime(request, signature, nowMs)) return failure(request, 'time');
  if (hasUnsignedHeader(request, signature)) return failure(request, 'unsigned');
  const isSigned = isBodyAsHashed(request) && (await isSignedBy(session, request, signature));
  return isSigned ? undefined : failure(request, 'mismatch');
}

const FAILURES = {
  missing: ['MissingAuthenticationToken', 'Missing Authentication Token'],
  expiredSession: ['ExpiredToken', 'The provided token has expired.'],
  token: ['InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  time: ['RequestExpired', 'Request has expired'],
  unsigned: ['AccessDenied', 'There were headers present in the request which were not signed'],
  mismatch: [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  ],
} as const;

/** S3 and the query protocol use these codes as they are; the JSON services append `Exception`. */
function failure(request: AwsRequest, kind: keyof typeof FAILURES): AwsError {
  const [code, message] = FAILURES[kind];
  const isJson = request.protocol !== 's3' && request.protocol !== 'query';
  if (kind === 'time' && request.protocol === 's3') {
    return { status: 403, code: 'AccessDenied', message };
  }
  return { status: isJson ? 400 : 403, code: isJson ? `${code}Exception` : code, message };
}

/** To S3 a header of Amazon's own is part of the request: one that was not signed could change it. */
const hasUnsignedHeader = ({ protocol, headers }: AwsRequest, { signedHeaders }: Signature) =>
  protocol === 's3' &&
  Object.keys(headers).some((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name));

function isOutOfTime({ query }: AwsRequest, signature: Signature, nowMs: number): boolean {
  const signedAtMs = signingTimeMs(signature.date);
  if (!signature.isPresigned) return !(Math.abs(nowMs - signedAtMs) <= CLOCK_SKEW_MS);
  const seconds = Number(query.get('X-Amz-Expires'));
  const isLive = signedAtMs - CLOCK_SKEW_MS <= nowMs && nowMs <= signedAtMs + seconds * 1000;
  return !(isLive && seconds <= MAX_PRESIGNED_TTL);
}

/** Milliseconds of an `X-Amz-Date`; NaN when it is none. */
export function signingTimeMs(date: string): number {
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

function isBodyAsHashed({ headers, body }: AwsRequest): boolean {
  const claimed = headers[SHA256_HEADER];
  if (typeof claimed !== 'string' || !/^[0-9a-f]{64}$/.test(claimed)) return true;
  return claimed === createHash('sha256').update(body).digest('hex');
}

/** Signs what was received with the session's key, and compares. */
async function isSignedBy(
  { accessKeyId, secretAccessKey, sessionToken }: RoleSession,
  request: AwsRequest,
  signature: Signature,
): Promise<boolean> {
  const { region, service, date, isPresigned, signedHeaders } = signature;
  const signer = new SignatureV4({
    // The token of a header is one of the signed headers; in a query the signer sets it.
    credentials: { accessKeyId, secretAccessKey, ...(isPresigned && { sessionToken }) },
    region,
    service,
    sha256: Hash.bind(null, 'sha256'),
    // S3 signs a path as it is sent; the others encode it once more.
    uriEscapePath: request.protocol !== 's3',
    applyChecksum: false,
  });
  const received = receivedRequest(request, signature);
  const signableHeaders = new Set(signedHeaders);
  const signingDate = new Date(signingTimeMs(date));
  if (!isPresigned) {
    const { headers } = await signer.sign(received, { signingDate, signableHeaders });
    return readSignature(headers, request.query)?.value === signature.value;
  }
  const { query } = await signer.presign(received, {
    signingDate,
    expiresIn: Number(request.query.get('X-Amz-Expires')),
    signableHeaders,
    unsignableHeaders: new Set([SHA256_HEADER]),
    unhoistableHeaders: new Set([...signedHeaders, SHA256_HEADER]),
  });
  return isDeepStrictEqual(query, received.query);
}

/** The request as its client signed it: with the signed headers, and for S3 with the hash that links imply. */
function receivedRequest(
  { method, path, query, headers, body, protocol }: AwsRequest,
  { signedHeaders, isPresigned }: Signature,
) {
  const impliesHash = isPresigned && protocol === 's3' && headers[SHA256_HEADER] === undefined;
  const parameters = [...new Set(query.keys())].map((name) => [name, query.getAll(name)] as const);
  return {
    method,
    protocol: 'http:',
    hostname: '',
    path,
    query: Object.fromEntries(
      parameters.map(([name, [first = '', ...more]]) => [
        name,
        more.length === 0 ? first : [first, ...more],
      ]),
    ),
    headers: {
      ...(impliesHash && { [SHA256_HEADER]: UNSIGNED_PAYLOAD }),
      ...Object.fromEntries(
        signedHeaders
          .filter((name) => headers[name] !== undefined)
          .map((name) => [name, [headers[name]].flat().join(',')]),
      ),
    },
    body,
  };
}
