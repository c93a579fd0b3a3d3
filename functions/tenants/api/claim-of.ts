import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Operator } from '../../../core/access/principal.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { fingerprint } from '../../../kit/fingerprint.ts';
import { invalidFields } from '../../../kit/lambda/http.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { idempotencyHeaders } from '../../edge/request-schemas.ts';

type Request = {
  readonly operator: Operator;
  readonly body?: Readonly<Record<string, unknown>> & { readonly adminPassword?: string };
};

/** The request's `Idempotency-Key` as a claim on its answer; undefined without one, fails on a malformed one. */
export async function claimOf(
  event: ApiEvent,
  { operator, body = {} }: Request,
): Promise<Result<IdempotencyClaim | undefined, Problem>> {
  const headers = idempotencyHeaders.safeParse(event.headers);
  if (!headers.success) {
    const detail = headers.error.issues.map(({ message }) => message).join(' ');
    return fail(invalidFields([{ pointer: 'Idempotency-Key', detail }]));
  }
  const actor = operator.id;
  const key = headers.data['idempotency-key'];
  if (key === undefined) return ok(undefined);

  const { adminPassword, ...rest } = body;
  const password = adminPassword && (await slowHash(adminPassword, `${actor}#${key}`));
  const path = event.rawPath;
  return ok({ actor, key, fingerprint: fingerprint({ path, ...rest, password }) });
}

/** The fingerprint is stored: a password in it must not be found by trying. */
async function slowHash(password: string, salt: string): Promise<string> {
  const hash = await promisify<string, string, number, Buffer>(scrypt)(password, salt, 32);
  return hash.toString('base64url');
}
