import * as z from 'zod';
import { apiKeyGrant, isKeyPermission, keyRateLimit } from '../../../core/access/api-key-grant.ts';
import type { ApiKey } from '../../../core/api-keys/api-key.ts';
import { isId, type Id } from '../../../kit/id.ts';
import { apiKeyKey } from '../table/control-keys.ts';

const id = z.custom<Id<'key'>>((text) => typeof text === 'string' && isId('key', text));
const time = z.coerce.date();

/** Texts alone: the authorizer reads the item without a document client. */
const apiKeyItem = apiKeyGrant.extend({
  id,
  name: z.string(),
  lastFour: z.string(),
  createdById: z.string(),
  createdByName: z.string(),
  createdAt: time,
  rotatedAt: time.optional(),
  version: z.coerce.number(),
});

/** What a change can change; undefined where it has none. When it was used last is the authorizer's to write. */
export const toChangingAttributes = (key: ApiKey) => ({
  status: key.state,
  secretHash: key.secretHash,
  lastFour: key.lastFour,
  previousHash: key.previous?.hash,
  previousUntil: key.previous?.until.toISOString(),
  rotatedAt: key.rotatedAt?.toISOString(),
  version: String(key.version),
});

export const toApiKeyItem = (userPoolId: string, key: ApiKey) => ({
  ...apiKeyKey(userPoolId, key.id),
  ...known({
    id: key.id,
    name: key.name,
    mode: key.mode,
    permissions: key.permissions.join(' '),
    memberId: key.memberId,
    until: key.expiresAt?.toISOString(),
    allowedAddresses: key.allowedAddresses.join(' ') || undefined,
    perMinute: key.rateLimit?.perMinute?.toString(),
    perHour: key.rateLimit?.perHour?.toString(),
    createdById: key.createdBy.id,
    createdByName: key.createdBy.name,
    createdAt: key.createdAt.toISOString(),
    ...toChangingAttributes(key),
  }),
});

export function fromApiKeyItem(item: unknown): ApiKey {
  const { status, secretHash, until, allowedAddresses = '', ...read } = apiKeyItem.parse(item);
  const { permissions, previousHash, previousUntil, lastUsedAt } = read;
  const { id, name, mode, memberId, lastFour, createdAt, rotatedAt, version } = read;
  const previous = previousHash !== undefined && previousUntil !== undefined;
  return {
    ...{ id, name, mode, memberId, lastFour, secretHash, createdAt, rotatedAt, version },
    state: status,
    permissions: permissions.split(' ').filter(isKeyPermission),
    previous: previous ? { hash: previousHash, until: new Date(previousUntil) } : undefined,
    expiresAt: dateOf(until),
    lastUsedAt: dateOf(lastUsedAt),
    allowedAddresses: allowedAddresses.split(' ').filter(Boolean),
    rateLimit: keyRateLimit(read),
    createdBy: { id: read.createdById, name: read.createdByName },
  };
}

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

const known = (texts: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
