import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { holdsInfinity } from '../../kit/json.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { EdgeError } from './edge-error.ts';

type MalformedBody = Extract<EdgeError, { kind: 'MalformedBody' }>;

/** What a gateway that hands a body on as text puts in the place of bytes that are no UTF-8. */
const STAND_IN = '\ufffd';

/**
 * The body as JSON, whatever media type it was sent with: that decides only whether API Gateway
 * hands it on as a text or in base64.
 */
export function readBody({
  body,
  isBase64Encoded,
}: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): Result<unknown, MalformedBody> {
  if (!body) return malformed('The request has no body; send a JSON object.');
  if (!isBase64Encoded && body.includes(STAND_IN)) {
    return malformed('The body is not UTF-8; send U+FFFD itself as \\ufffd.');
  }
  try {
    const text = textOf(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
    const value: unknown = JSON.parse(text);
    return holdsInfinity(value)
      ? malformed('The body holds a number beyond the range of a double (1.8e308).')
      : ok(value);
  } catch {
    return malformed('The body is not JSON in UTF-8.');
  }
}

/**
 * Takes a byte order mark away, and throws on bytes that are no UTF-8: replaced by a stand-in, they
 * would be kept so.
 */
const textOf = (bytes: Buffer): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const malformed = (reason: string) => fail({ kind: 'MalformedBody', reason } as const);
