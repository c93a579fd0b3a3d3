import { invalidFields } from '../../kit/lambda/http.ts';
import type { Problem } from '../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { ApiEvent } from './request-context.ts';
import { idempotencyHeaders } from './request-schemas.ts';

/** The request's `Idempotency-Key`, if it has one; fails on a malformed one. */
export function idempotencyKeyOf({
  headers,
}: ApiEvent): Result<{ readonly idempotencyKey?: string }, Problem> {
  const parsed = idempotencyHeaders.safeParse(headers);
  if (parsed.success) {
    const { 'idempotency-key': idempotencyKey } = parsed.data;
    return ok(idempotencyKey === undefined ? {} : { idempotencyKey });
  }
  const detail = parsed.error.issues.map(({ message }) => message).join(' ');
  return fail(invalidFields([{ pointer: 'Idempotency-Key', detail }]));
}
