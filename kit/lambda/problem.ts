import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** One invalid field of a request: `pointer` is a JSON pointer into the body, or `?name` for a query parameter. */
export type FieldError = { readonly pointer: string; readonly detail: string };

/** An RFC 9457 problem; `kind` becomes the stable `type`, `urn:freehold:problem:<kind>`. */
export type Problem = {
  readonly status: number;
  readonly kind: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
};

export const PROBLEM_TYPE_PREFIX = 'urn:freehold:problem:';

export function problem({
  status,
  kind,
  headers,
  extensions,
  ...rest
}: Problem): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: `${PROBLEM_TYPE_PREFIX}${kind}`, status, ...rest, ...extensions }),
  };
}
