import type { IncomingHttpHeaders } from 'node:http';

/** What a Signature Version 4 request says about its signer, in the header or in a presigned query. */
export type Signature = {
  readonly accessKeyId: string;
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
  const token = headers['x-amz-security-token'];
  return signatureOf(field('Credential'), {
    signedHeaders: field('SignedHeaders').split(';'),
    value: field('Signature'),
    sessionToken: typeof token === 'string' ? token : undefined,
    isPresigned: false,
  });
}

function querySignature(query: URLSearchParams): Signature | undefined {
  return signatureOf(query.get('X-Amz-Credential') ?? '', {
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    value: query.get('X-Amz-Signature') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    isPresigned: true,
  });
}

function signatureOf(
  credential: string,
  rest: Pick<Signature, 'signedHeaders' | 'value' | 'sessionToken' | 'isPresigned'>,
): Signature | undefined {
  const [accessKeyId, date, region, service] = credential.split('/');
  if (!accessKeyId || !date || !region || !service) return undefined;
  return { accessKeyId, date, region, service, ...rest };
}
