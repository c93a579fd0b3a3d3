import type { z } from 'zod';
import type { FieldError } from '../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { ApiEvent } from './authorizer-context.ts';
import type { ServedRoute } from './edge-middleware.ts';
import { versionsIn, type AdmittedVersions } from './if-match.ts';
import { isOptional, memberOf, unknownOf } from './input-errors.ts';
import { jsonPointer } from '../../kit/json-pointer.ts';
import { fieldErrorsOf } from './field-errors.ts';
import type { KnownError } from './problems.ts';
import { readBody } from './read-body.ts';
import { readablePartOf } from './readable-part-of.ts';

export type ParsedRequest = {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly ifMatch: AdmittedVersions;
  readonly idempotencyKey: string | undefined;
};

type Part = { readonly value?: unknown; readonly errors: readonly FieldError[] };

const NOTHING: Part = { errors: [] };

/** A body of unknown fields alone would make an answer many times its size. */
const MAX_ERRORS = 100;

/** The request by its contract, or one error that tells all that is wrong with it. */
export function parseRequest(
  route: ServedRoute,
  event: ApiEvent,
): Result<ParsedRequest, KnownError> {
  const { contract } = route;
  const params = parsePart(contract.params, event.pathParameters ?? {}, (path) => `{${path}}`);
  const unknown = params.errors.length > 0 ? unknownOf(contract) : undefined;
  if (unknown) return fail({ kind: unknown } as KnownError);

  const query = parsePart(contract.query, event.queryStringParameters ?? {}, (path) => `?${path}`);
  const headers = parsePart(contract.headers, event.headers, headerName);
  const ifMatch = ifMatchOf(route, event);
  if (!ifMatch.ok) return ifMatch;
  const body = bodyOf(route, event);
  if (!body.ok) return body;

  const parts = [params, query, headers, ifMatch.value, body.value];
  const errors = parts.flatMap((part) => part.errors);
  if (errors.length > 0) return fail(invalidRequest(errors, validated(route, body.value)));
  const { 'idempotency-key': idempotencyKey } = (headers.value ?? {}) as Record<string, string>;
  return ok({
    params: params.value,
    query: query.value,
    headers: headers.value,
    body: body.value.value,
    ifMatch: ifMatch.value.value as AdmittedVersions,
    idempotencyKey,
  });
}

const invalidRequest = (
  errors: readonly FieldError[],
  more: readonly FieldError[],
): KnownError => ({ kind: 'InvalidRequest', errors: [...errors, ...more].slice(0, MAX_ERRORS) });

function parsePart(
  schema: z.ZodType | undefined,
  value: unknown,
  pointerOf: (path: string) => string,
): Part {
  if (!schema) return NOTHING;
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { value: parsed.data, errors: [] }
    : { errors: fieldErrorsOf(parsed.error, (path) => pointerOf(path.join('.'))) };
}

/** As it is written in documents: `Idempotency-Key`. */
const headerName = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

/** Before the body, so that a client learns of a missing one at once; any version where it is optional. */
function ifMatchOf({ contract }: ServedRoute, { headers }: ApiEvent): Result<Part, KnownError> {
  const schema = memberOf(contract.headers, 'if-match');
  const header = headers['if-match'];
  if (!schema) return ok({ value: null, errors: [] });
  if (header === undefined) {
    return isOptional(schema)
      ? ok({ value: null, errors: [] })
      : fail({ kind: 'PreconditionRequired' });
  }
  const versions = versionsIn(header);
  if (!versions.ok) return ok({ errors: [unquoted] });
  return versions.value?.length === 0
    ? fail({ kind: 'VersionConflict' })
    : ok({ value: versions.value, errors: [] });
}

const unquoted: FieldError = {
  pointer: 'If-Match',
  detail: 'Send entity tags in quotes, as the ETag of an answer has them, such as "3".',
};

type Body = Part & { readonly read?: unknown };

function bodyOf({ contract }: ServedRoute, event: ApiEvent): Result<Body, KnownError> {
  const { body: schema } = contract;
  if (!schema || (!event.body && isOptional(schema))) return ok(NOTHING);

  const read = readBody(event);
  if (!read.ok) return read;
  const parsed = schema.safeParse(read.value);
  return ok(
    parsed.success
      ? { value: parsed.data, read: read.value, errors: [] }
      : { read: read.value, errors: fieldErrorsOf(parsed.error, (path) => jsonPointer(...path)) },
  );
}

/** What the operation's own rules say of the members that can be read, where the request fails anyway. */
const validated = ({ contract, validate }: ServedRoute, { read }: Body): readonly FieldError[] =>
  validate && contract.body ? validate(readablePartOf(contract.body, read) as never) : [];
