import { timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '../../kit/result.ts';
import { includesAddress } from '../access/address-list.ts';
import { isKeyPermission, keyRateLimit, type ApiKeyGrant } from '../access/api-key-grant.ts';
import { readApiKeyText, type PresentedKey } from '../access/api-key-text.ts';
import { permissionsOfTenantRole } from '../access/roles.ts';
import { tenantFacts } from '../access/tenant-facts.ts';
import type { AuthenticationError } from './authentication-error.ts';
import type { NotedKeyUses } from './noted-key-uses.ts';
import type { PoolRegistration } from './pool-registration.ts';
import type { KeyLookup, KeyRecord } from './sign-in-registry.ts';
import { elsewhereOf } from './elsewhere-of.ts';
import { tenantInactivity } from './tenant-inactivity.ts';
import type { Authentication } from './to-signed-in.ts';
import { toldFlags } from './told-flags.ts';

/** An API key, and the address that it is used from. */
export type KeyCredential = { readonly apiKey: string; readonly address: string };
export type AuthenticateKeyPorts = {
  registry: KeyLookup;
  keyUses: Pick<NotedKeyUses, 'note'>;
  /** This one. */
  cell: string;
};

type Known = {
  readonly ref: PresentedKey;
  readonly record: KeyRecord;
  readonly key: ApiKeyGrant;
  readonly registration: PoolRegistration;
};

/** Which program presents this key. What is wrong with it is told to who has its secret, and to nobody else. */
export async function authenticateKey(
  { registry, keyUses, cell }: AuthenticateKeyPorts,
  { apiKey, address }: KeyCredential,
  now = new Date(),
): Promise<Authentication> {
  const ref = readApiKeyText(apiKey);
  if (ref === null) return fail({ kind: 'TokenInvalid' });

  const record = await registry.lookUpKey(ref);
  const { key, registration } = record;
  if (!key || !registration || !isItsSecret(key, ref, now)) return fail({ kind: 'TokenInvalid' });

  const refused = elsewhereOf(registration, cell) ?? refusalOf(key, registration, { address, now });
  if (refused) return fail(refused);
  const permitted = permissionsNow(key, record);
  if (!permitted.ok) return permitted;

  await keyUses.note(ref, key.lastUsedAt, now);
  return ok(toPrincipal({ ref, record, key, registration }, permitted.value));
}

/** The one it has, or the one before while the overlap of a rotation lasts. */
function isItsSecret(
  { secretHash, previousHash, previousUntil }: ApiKeyGrant,
  { hash }: PresentedKey,
  now: Date,
): boolean {
  const isPreviousGood = previousUntil !== undefined && new Date(previousUntil) > now;
  return isSame(hash, secretHash) || (isPreviousGood && isSame(hash, previousHash ?? ''));
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function refusalOf(
  { status, until, allowedAddresses }: ApiKeyGrant,
  registration: PoolRegistration,
  { address, now }: { readonly address: string; readonly now: Date },
): AuthenticationError | null {
  const inactivity = tenantInactivity(registration, null);
  if (inactivity) return inactivity;
  if (status === 'disabled') return { kind: 'KeyDisabled' };
  if (until !== undefined && new Date(until) <= now) return { kind: 'KeyExpired' };
  return allowedAddresses && !includesAddress(allowedAddresses.split(' '), address)
    ? { kind: 'AddressNotAllowed' }
    : null;
}

/** What was granted, and of a personal key what its member may do now: a lowered role narrows his keys. */
function permissionsNow(
  { permissions, memberId }: ApiKeyGrant,
  { member, customRoles }: KeyRecord,
): Result<string, AuthenticationError> {
  const granted = permissions.split(' ').filter(isKeyPermission);
  if (memberId === undefined) return ok(granted.join(' '));
  if (member?.status !== 'active') return fail({ kind: 'KeyDisabled' });

  const own = permissionsOfTenantRole(member.role, customRoles);
  return own === null
    ? fail({ kind: 'NoRole' })
    : ok(granted.filter((permission) => own.includes(permission)).join(' '));
}

function toPrincipal({ ref, record, key, registration }: Known, permissions: string) {
  const { keyId, mode } = ref;
  const { memberId } = key;
  const { tenantId, userPoolId } = registration;
  return {
    kind: 'key' as const,
    id: keyId,
    mode,
    memberId,
    permissions,
    ...keyRateLimit(key),
    userPoolId,
    ...tenantFacts.parse(registration),
    ...toldFlags({ tenantId, userId: memberId ?? keyId }, record.flags ?? []),
  };
}
