import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Principal } from '../../core/access/principal.ts';
import type { IdempotencyClaim } from '../../core/tenants/tenant-registry.ts';
import { fingerprint } from '../../kit/fingerprint.ts';

type Claiming = {
  readonly principal: Principal;
  readonly path: string;
  readonly body: object | undefined;
  readonly idempotencyKey: string | undefined;
};

/** The request's `Idempotency-Key` as its principal's claim on the answer; undefined without one. */
export async function claimOf({
  principal: { id: actor },
  path,
  body,
  idempotencyKey: key,
}: Claiming): Promise<IdempotencyClaim | undefined> {
  if (key === undefined) return undefined;

  const content = fingerprint({ path, ...body });
  return { actor, key, fingerprint: await slowHash(content, `${actor}#${key}`) };
}

/** A fingerprint is stored: a password in the body must not be found by trying. */
async function slowHash(text: string, salt: string): Promise<string> {
  const hash = await promisify<string, string, number, Buffer>(scrypt)(text, salt, 32);
  return hash.toString('base64url');
}
