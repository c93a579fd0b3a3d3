import type { z } from 'zod';
import { statusAt, type ApiKey } from '../../../core/api-keys/api-key.ts';
import type { apiKeyView } from '../schemas.ts';

export const toApiKeyView = (key: ApiKey, now: Date): z.input<typeof apiKeyView> => ({
  id: key.id,
  name: key.name,
  kind: key.memberId === undefined ? 'service' : 'personal',
  memberId: key.memberId,
  mode: key.mode,
  status: statusAt(key, now),
  prefix: `fh_${key.mode}`,
  lastFour: key.lastFour,
  permissions: [...key.permissions],
  expiresAt: key.expiresAt?.toISOString(),
  allowedAddresses: [...key.allowedAddresses],
  rateLimit: key.rateLimit,
  createdBy: key.createdBy,
  createdAt: key.createdAt.toISOString(),
  rotatedAt: key.rotatedAt?.toISOString(),
  previousUntil:
    key.previous && key.previous.until > now ? key.previous.until.toISOString() : undefined,
  lastUsedAt: key.lastUsedAt?.toISOString(),
});
