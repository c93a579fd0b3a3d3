import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { apiKeyGrant } from '../../../core/access/api-key-grant.ts';
import { membership } from '../../../core/access/membership.ts';
import { supportGrant } from '../../../core/access/support-grant.ts';
import { fromFlagsText } from '../../../core/flags/flag.ts';
import type {
  NewSession,
  SessionKey,
  SupportRecord,
} from '../../../core/identity/sign-in-registry.ts';
import { sessionKey } from '../table/control-keys.ts';
import { fromPoolRegistrationItem } from './pool-registration-item.ts';

export type Item = Record<string, AttributeValue>;
export type Key = { readonly pk: string; readonly sk: string };

export const toCustomRoles = (roles: Item | undefined) =>
  roles ? customRoles.parse(toTexts(roles).permissions) : {};

export const toRegistration = (pool: Item | undefined) =>
  pool ? fromPoolRegistrationItem(toTexts(pool)) : null;

export const toSupportRecord = ([pool, access]: readonly (Item | undefined)[]): SupportRecord => ({
  registration: toRegistration(pool),
  grant: access ? supportGrant.parse(toTexts(access)) : null,
});

/** No item, no flag was ever set. */
export const toFlags = (item: Item | undefined) => fromFlagsText(item?.flags?.S ?? '[]');

/** The permissions of a tenant's roles are one text, which this bundle reads without a document client. */
const customRoles = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.record(z.string(), z.object({ permissions: z.array(z.string()) })));

export const toSeconds = (time: Date) => ({ N: String(Math.ceil(time.getTime() / 1000)) });

export const toKey = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } });

const toTexts = (item: Item): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value.S]));

export const toMember = (item: Item | undefined) => (item ? membership.parse(toTexts(item)) : null);

export const toApiKeyGrant = (item: Item | undefined) =>
  item ? apiKeyGrant.parse(toTexts(item)) : null;

export const toSessionItem = (
  { userPoolId, userId, sessionId }: SessionKey,
  { startedAt, lastUsedAt, sourceIp, userAgent }: NewSession,
  until: Date,
): Item => ({
  ...toKey(sessionKey(userPoolId, userId, sessionId)),
  startedAt: { S: startedAt.toISOString() },
  lastUsedAt: { S: lastUsedAt.toISOString() },
  sourceIp: { S: sourceIp },
  userAgent: { S: userAgent },
  expiresAt: toSeconds(until),
});
