import type { IncomingHttpHeaders } from 'node:http';

/** What a Signature Version 4 request says about its signer, in the header or in a presigned query. */
export type Signature = {
  readonly accessKeyId: string;
  /** When it was signed: an `X-Amz-Date`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly value: string;
  readonly sessionToken: string | undefined;
  readonly isPresigned: boolean;
};

/** Reads the signature; undefined when the request bears none (public Cognito operations, web pages). */
export function readSignature(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): Signature | undefined {
  const authorization = headers.authorization;
  if (authorization?.startsWith('AWS4-HMAC-SHA256')) return headerSignature(headers, authorization);
  return query.has('X-Amz-Credential') ? querySignature(query) : undefined;
}

function headerSignature(
  headers: IncomingHttpHeaders,
  authorization: string,
): Signature | undefined {
  const field = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1] ?? '';
  const text = (name: string) => [headers[name] ?? []].flat()[0];
  return signatureOf(field('Credential'), {
    date: text('x-amz-date') ?? '',
    signedHeaders: field('SignedHeaders').split(';'),
    value: field('Signature'),
    sessionToken: text('x-amz-security-token'),
    isPresigned: false,
  });
}

function querySignature(query: URLSearchParams): Signature | undefined {
  return signatureOf(query.get('X-Amz-Credential') ?? '', {
    date: query.get('X-Amz-Date') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    value: query.get('X-Amz-Signature') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    isPresigned: true,
  });
}

function signatureOf(
  credential: string,
  rest: Omit<Signature, 'accessKeyId' | 'region' | 'service'>,
): Signature | undefined {
  const [accessKeyId, , region, service] = credential.split('/');
  if (!accessKeyId || !region || !service) return undefined;
  return { accessKeyId, region, service, ...rest };
}
