import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from '../../kit/lambda/problem.ts';
import type { ErrorKind, ErrorOf, KnownError } from './problems.ts';
import { toProblem } from './to-problem.ts';

export type Headers = Readonly<Record<string, string>>;

/** A success, typed by its status and body so that the compiler can compare it with the contract. */
export type Answer<Status extends number = number, Body = unknown> = {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;
};

/** An error as an operation answers it. */
export type Refusal<Kind extends ErrorKind = ErrorKind> = {
  readonly refused: { readonly kind: Kind };
};

export const answer = <const Status extends number, Body = undefined>(
  status: Status,
  body?: Body,
  headers: Headers = {},
) => ({ status, body, headers }) as Answer<Status, Body>;

/** The problem of an error that the catalogue knows; of another one it does not compile. */
export const refusal = <Kind extends ErrorKind>(error: ErrorOf<Kind> & { readonly kind: Kind }) =>
  ({ refused: error }) as Refusal<Kind>;

/** The header that names the version of the answer's entity. */
export const etag = (version: number) => ({ etag: `"${version}"` });

/** As API Gateway takes it: bytes in base64, a text where the type is said, all else as JSON. */
export function toResponse(outcome: Answer | Refusal): APIGatewayProxyStructuredResultV2 {
  if ('refused' in outcome) return problem(toProblem(outcome.refused as KnownError));

  const { status: statusCode, body, headers } = outcome;
  if (body === undefined) return { statusCode, headers: { ...headers } };
  if (body instanceof Uint8Array) {
    const text = Buffer.from(body).toString('base64');
    return { statusCode, headers: { ...headers }, body: text, isBase64Encoded: true };
  }
  if (typeof body === 'string' && 'content-type' in headers) {
    return { statusCode, headers: { ...headers }, body };
  }
  return {
    statusCode,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
