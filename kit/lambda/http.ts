import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { z } from 'zod';
import { holdsInfinity } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import type { FieldError, Problem } from './problem.ts';

type Headers = Readonly<Record<string, string>>;

export const json = (
  status: number,
  body: unknown,
  headers: Headers = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const noContent = (headers: Headers = {}): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 204,
  headers: { ...headers },
});

type BodyOf = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>;

/** The request's JSON body by its schema, or one problem that lists every invalid field. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  event: BodyOf,
): Result<z.output<Schema>, Problem> {
  const value = readJson(event);
  if (!value.ok) return value;

  const parsed = schema.safeParse(value.value);
  return parsed.success ? ok(parsed.data) : fail(invalidRequest(parsed.error, pointerOf));
}

/** The query string by its schema (values are texts), or one problem that lists every invalid parameter. */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  { queryStringParameters }: Pick<APIGatewayProxyEventV2, 'queryStringParameters'>,
): Result<z.output<Schema>, Problem> {
  const parsed = schema.safeParse(queryStringParameters ?? {});
  return parsed.success
    ? ok(parsed.data)
    : fail(invalidRequest(parsed.error, (path) => `?${path.join('.')}`));
}

/** A problem about fields that only a use case could judge. */
export const invalidFields = (errors: readonly FieldError[]): Problem => ({
  status: 400,
  kind: 'invalid-request',
  title: 'The request is not valid',
  errors,
});

function readJson({ body, isBase64Encoded }: BodyOf): Result<unknown, Problem> {
  if (!body) return fail(malformed('The request has no body; send a JSON object.'));
  try {
    const value: unknown = JSON.parse(isBase64Encoded ? fromBase64(body) : body);
    return holdsInfinity(value)
      ? fail(malformed('The body holds a number beyond the range of a double (1.8e308).'))
      : ok(value);
  } catch {
    return fail(malformed('The body is not JSON in UTF-8.'));
  }
}

/** Throws on bytes that are no UTF-8: replaced by a stand-in, they would be kept so. */
const fromBase64 = (text: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));

const malformed = (detail: string): Problem => ({
  status: 400,
  kind: 'malformed-body',
  title: 'The body cannot be read',
  detail,
});

/** A body of unknown fields alone would make an answer many times its size. */
const MAX_ERRORS = 100;

function invalidRequest(error: z.ZodError, place: (path: PropertyKey[]) => string): Problem {
  const errors = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: place([...issue.path, key]),
          detail: 'This field is not known.',
        }))
      : [{ pointer: place(issue.path), detail: issue.message }],
  );
  return invalidFields(errors.slice(0, MAX_ERRORS));
}

const pointerOf = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
