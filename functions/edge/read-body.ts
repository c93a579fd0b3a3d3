import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { holdsInfinity } from '../../kit/json.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { decodeUtf8, notUtf8At, STAND_IN, type NotUtf8 } from '../../kit/text/decode-utf8.ts';
import type { EdgeError } from './edge-error.ts';

type MalformedBody = Extract<EdgeError, { kind: 'MalformedBody' }>;

/**
 * The body as JSON, whatever media type it was sent with: that decides only whether API Gateway
 * hands it on as a text or in base64.
 */
export function readBody({
  body,
  isBase64Encoded,
}: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): Result<unknown, MalformedBody> {
  if (!body) return malformed('The request has no body; send a JSON object.');
  const text = isBase64Encoded ? decodeUtf8(Buffer.from(body, 'base64')) : textOf(body);
  if (!text.ok) return malformed(placeOf(text.error));
  try {
    const value: unknown = JSON.parse(text.value);
    return holdsInfinity(value)
      ? malformed('The body holds a number beyond the range of a double (1.8e308).')
      : ok(value);
  } catch {
    return malformed('The body is not JSON.');
  }
}

/** A gateway that hands a body on as text has put a stand-in in the place of bytes that are no UTF-8. */
function textOf(body: string): Result<string, NotUtf8> {
  const broken = body.indexOf(STAND_IN);
  return broken < 0 ? ok(body.replace(/^\ufeff/, '')) : fail(notUtf8At(body, broken));
}

const placeOf = ({ line, column }: NotUtf8): string =>
  `The body is not UTF-8 at line ${line}, column ${column}; send U+FFFD itself as \\ufffd.`;

const malformed = (reason: string) => fail({ kind: 'MalformedBody', reason } as const);
