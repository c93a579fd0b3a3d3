import type { z } from 'zod';
import type { RecordKey } from '../../../core/records/record.ts';
import { optionalIfMatch } from '../../../kit/lambda/conditional.ts';
import { parseBody } from '../../../kit/lambda/http.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { ApiEvent } from '../../request-context.ts';
import { notFound } from './problems.ts';
import { recordKeyOf } from './record-key-of.ts';

type VersionedKey = RecordKey & { readonly version?: number };

/** Which record a request means, and which version of it where `If-Match` says so. */
export function versionedKeyOf(event: ApiEvent): Result<VersionedKey, Problem> {
  const key = recordKeyOf(event);
  if (!key) return fail(notFound);

  const version = optionalIfMatch(event);
  if (!version.ok) return version;
  return ok(version.value === null ? key : { ...key, version: version.value });
}

/** Which record a request changes, and by what. */
export function recordChangeOf<Schema extends z.ZodType>(
  event: ApiEvent,
  schema: Schema,
): Result<VersionedKey & { readonly body: z.output<Schema> }, Problem> {
  const key = versionedKeyOf(event);
  if (!key.ok) return key;

  const body = parseBody(schema, event);
  return body.ok ? ok({ ...key.value, body: body.value }) : body;
}
