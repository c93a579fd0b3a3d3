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
  errors,
  ...rest
}: Problem): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify({
      type: `${PROBLEM_TYPE_PREFIX}${kind}`,
      status,
      ...rest,
      ...(errors && { errors: errors.map(shortened) }),
      ...extensions,
    }),
  };
}

/** The longest that a client's own names may make a pointer: an answer must not grow with its request. */
const MAX_POINTER_LENGTH = 200;

const shortened = ({ pointer, detail }: FieldError): FieldError => ({
  pointer:
    pointer.length > MAX_POINTER_LENGTH ? `${pointer.slice(0, MAX_POINTER_LENGTH)}…` : pointer,
  detail,
});
