import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AwsRequest } from './aws-request.ts';
import type { AwsError } from './refusal.ts';
import type { RoleSession } from './role-session.ts';
import type { Signature } from './signature.ts';

/** How far a signed request's clock may be off, as AWS allows it. */
const CLOCK_SKEW_MS = 15 * 60 * 1000;

/**
 * Says what is wrong with a session's signature; undefined when it is good.
 *
 * The emulator will see the request as the account root's and check nothing more, so an altered
 * presigned URL or a forged header must be found here.
 */
export function signatureFailure(
  request: AwsRequest,
  session: RoleSession,
  nowMs: number,
): AwsError | undefined {
  const { signature } = request;
  if (signature === undefined) return failure(request, 'missing');
  if (session.expiresAtMs <= nowMs) return failure(request, 'expiredSession');
  if (signature.sessionToken !== session.sessionToken) return failure(request, 'token');
  if (isOutOfTime(request, signature, nowMs)) return failure(request, 'time');
  if (hasUnsignedHeader(request, signature)) return failure(request, 'unsigned');
  if (!isBodyAsHashed(request)) return failure(request, 'mismatch');
  const expected = Buffer.from(expectedSignature(request, signature, session));
  const given = Buffer.from(signature.value);
  const isSame = expected.length === given.length && timingSafeEqual(expected, given);
  return isSame ? undefined : failure(request, 'mismatch');
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

function isOutOfTime({ headers, query }: AwsRequest, signature: Signature, nowMs: number): boolean {
  const signedAtMs = signingTimeMs(
    signature.isPresigned ? query.get('X-Amz-Date') : headers['x-amz-date'],
  );
  if (!signature.isPresigned) return !(Math.abs(nowMs - signedAtMs) <= CLOCK_SKEW_MS);
  const endMs = signedAtMs + Number(query.get('X-Amz-Expires')) * 1000;
  return !(signedAtMs - CLOCK_SKEW_MS <= nowMs && nowMs <= endMs);
}

/** Milliseconds of an `X-Amz-Date`; NaN when it is none. */
export function signingTimeMs(date: unknown): number {
  if (typeof date !== 'string') return NaN;
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

function isBodyAsHashed({ headers, body }: AwsRequest): boolean {
  const claimed = headers['x-amz-content-sha256'];
  if (typeof claimed !== 'string' || !/^[0-9a-f]{64}$/.test(claimed)) return true;
  return claimed === sha256(body);
}

function expectedSignature(
  request: AwsRequest,
  { date, region, service, isPresigned }: Signature,
  { secretAccessKey }: RoleSession,
): string {
  const amzDate = isPresigned ? request.query.get('X-Amz-Date') : request.headers['x-amz-date'];
  const text = [
    'AWS4-HMAC-SHA256',
    typeof amzDate === 'string' ? amzDate : '',
    `${date}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest(request)),
  ].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

function canonicalRequest(request: AwsRequest): string {
  const { method, path, query, headers, signature, protocol } = request;
  const signedHeaders = signature?.signedHeaders ?? [];
  const header = (name: string) => [headers[name] ?? ''].flat().join(',');
  return [
    method,
    protocol === 's3' ? path : path.split('/').map(uriEncode).join('/'),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${header(name).trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payloadHash(request),
  ].join('\n');
}

function payloadHash({ headers, body, signature, protocol }: AwsRequest): string {
  const claimed = headers['x-amz-content-sha256'];
  if (typeof claimed === 'string') return claimed;
  return signature?.isPresigned === true && protocol === 's3' ? 'UNSIGNED-PAYLOAD' : sha256(body);
}

const canonicalQuery = (query: URLSearchParams) =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const uriEncode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
