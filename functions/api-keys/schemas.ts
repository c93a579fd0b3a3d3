import * as z from 'zod';
import { isKeyPermission, type KeyPermission } from '../../core/access/api-key-grant.ts';
import { KEY_MODES } from '../../core/access/api-key-text.ts';
import { TENANT_PERMISSIONS } from '../../core/access/roles.ts';
import { MAX_OVERLAP_SECONDS } from '../../core/api-keys/rotate-api-key.ts';
import { humanName, idParam, nextCursor } from '../edge/request-schemas.ts';

const id = idParam('key', 'The id of the key');
export const apiKeyParams = z.object({ keyId: id });

const KEY_PERMISSIONS = TENANT_PERMISSIONS.filter(isKeyPermission) as [
  KeyPermission,
  ...KeyPermission[],
];
const permission = z.enum(KEY_PERMISSIONS);
const time = z.iso.datetime();

const wishes = {
  name: 'Nightly import',
  permissions: ['records:read' as const, 'records:write' as const],
  expiresAt: '2027-11-27T00:00:00.000Z',
  allowedAddresses: ['198.51.100.0/24', '2001:db8::/48'],
  rateLimit: { perMinute: 60, perHour: 500 },
};

const allowedAddresses = z
  .array(
    z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
      error: 'Give an address or a network, such as 198.51.100.0/24 or 2001:db8::/48.',
    }),
  )
  .max(20, 'Give at most 20.')
  .meta({
    description:
      'Addresses and networks that it may be used from; from anywhere where none is given',
    examples: [wishes.allowedAddresses],
  });

const count = z.int('Give a whole number.').min(1, 'Allow at least 1.').max(1_000_000);
const rateLimit = z.strictObject({ perMinute: count.optional(), perHour: count.optional() }).meta({
  description: 'Requests of this key alone, beside the limits of the tenant',
  examples: [wishes.rateLimit],
});

export const newApiKeyBody = z
  .strictObject({
    name: humanName.meta({ description: 'What it is for', examples: [wishes.name] }),
    permissions: z
      .array(permission)
      .min(1, 'Give at least one.')
      .overwrite((given) => [...new Set(given)].sort())
      .meta({ examples: [wishes.permissions] }),
    kind: z
      .enum(['service', 'personal'])
      .default('service')
      .meta({ description: 'The tenant’s own, or yours' }),
    mode: z
      .enum(KEY_MODES)
      .default('live')
      .meta({ description: 'Stands in the key, and is told to the functions it calls' }),
    expiresAt: time
      .refine((text) => new Date(text) > new Date(), 'Give a time to come.')
      .optional()
      .meta({ description: 'It never expires without', examples: [wishes.expiresAt] }),
    allowedAddresses: allowedAddresses.default([]),
    rateLimit: rateLimit.optional(),
  })
  .meta({ id: 'NewApiKey', description: 'A key for a program', examples: [wishes] });

export const rotationBody = z
  .strictObject({
    overlapSeconds: z
      .int('Give whole seconds.')
      .min(0)
      .max(MAX_OVERLAP_SECONDS, 'Give at most seven days.')
      .default(0)
      .meta({ description: 'How long the secret before stays good', examples: [3_600] }),
  })
  .meta({
    id: 'ApiKeyRotation',
    description: 'How the secret before ends',
    examples: [{ overlapSeconds: 3_600 }],
  })
  .optional();

const example = {
  id: 'key_01kb2v3m9ne4a8x0c5r7d6f1gh',
  ...wishes,
  kind: 'service' as const,
  mode: 'live' as const,
  status: 'active' as const,
  prefix: 'fh_live',
  lastFour: '4d1c',
  createdBy: { id: 'b2c5d4e4', name: 'ada@acme.example' },
  createdAt: '2026-11-27T12:00:00.000Z',
  lastUsedAt: '2026-11-27T12:10:00.000Z',
};

const shape = z.object({
  id,
  name: z.string(),
  kind: z.enum(['service', 'personal']),
  memberId: z.string().optional().meta({ description: 'Of a personal key: whose it is' }),
  mode: z.enum(KEY_MODES),
  status: z.enum(['active', 'disabled', 'expired']),
  prefix: z.string().meta({ description: 'How the key begins' }),
  lastFour: z.string().meta({ description: 'How it ends' }),
  permissions: z.array(z.string()),
  expiresAt: time.optional(),
  allowedAddresses: z.array(z.string()),
  rateLimit: rateLimit.optional(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: time,
  rotatedAt: time.optional(),
  previousUntil: time
    .optional()
    .meta({ description: 'Until when the secret before the last rotation is good' }),
  lastUsedAt: time.optional().meta({ description: 'To the minute' }),
});

export const apiKeyView = shape.meta({
  id: 'ApiKey',
  description: 'A key without its secret',
  examples: [example],
});

const SECRET = 'fh_live_6Qm…_89ab4d1c';
const secret = z.string().meta({
  description: 'For `Authorization: Bearer` or `X-Api-Key`; shown this once',
  examples: [SECRET],
});

export const createdApiKeyView = shape
  .extend({
    secret: secret.optional().meta({
      description:
        'For `Authorization: Bearer` or `X-Api-Key`; shown this once, and absent where the request was repeated: rotate the key then',
      examples: [SECRET],
    }),
  })
  .meta({
    id: 'CreatedApiKey',
    description: 'A new key',
    examples: [{ ...example, secret: SECRET }],
  });

export const rotatedApiKeyView = shape.extend({ secret }).meta({
  id: 'RotatedApiKey',
  description: 'A key with its new secret',
  examples: [{ ...example, secret: SECRET }],
});

export const apiKeyPage = z.object({ items: z.array(apiKeyView), nextCursor }).meta({
  id: 'ApiKeyPage',
  description: 'One page of keys, the latest first',
  examples: [{ items: [example] }],
});
