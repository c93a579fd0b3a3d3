import * as z from 'zod';
import { KEY_MODES } from './api-key-text.ts';
import { isTenantPermission, type TenantPermission } from './roles.ts';

/** What only a person may do: to say who may do what, to make keys, to have the audit log sent elsewhere, to read the own inbox. */
const PERSONS_ALONE = [
  'policy:write',
  'members:write',
  'roles:write',
  'ownership:write',
  'termination:write',
  'exports:write',
  'onboarding:read',
  'support-access:write',
  'api-keys:write',
  'audit:write',
  'billing:write',
  'inbox:read',
  'inbox:write',
] as const satisfies readonly TenantPermission[];

export type KeyPermission = Exclude<TenantPermission, (typeof PERSONS_ALONE)[number]>;

export const isKeyPermission = (permission: string): permission is KeyPermission =>
  isTenantPermission(permission) && !PERSONS_ALONE.some((one) => one === permission);

export const KEY_STATES = ['active', 'disabled'] as const;

/** What our registry says of a key; texts only, as the authorizer reads it. */
export const apiKeyGrant = z.object({
  status: z.enum(KEY_STATES),
  mode: z.enum(KEY_MODES),
  /** With spaces between. */
  permissions: z.string(),
  /** Of a personal key: whose it is. */
  memberId: z.string().optional(),
  secretHash: z.string().min(1),
  /** The secret before the last rotation, while both are good. */
  previousHash: z.string().optional(),
  previousUntil: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** Addresses and networks, with spaces between; from anywhere where nothing is said. */
  allowedAddresses: z.string().optional(),
  perMinute: z.string().optional(),
  perHour: z.string().optional(),
  lastUsedAt: z.iso.datetime().optional(),
});
export type ApiKeyGrant = Readonly<z.infer<typeof apiKeyGrant>>;

/** Its own limits of requests, beside the tenant's. */
export type KeyRateLimit = { readonly perMinute?: number; readonly perHour?: number };

export const keyRateLimit = ({
  perMinute,
  perHour,
}: Pick<ApiKeyGrant, 'perMinute' | 'perHour'>): KeyRateLimit | undefined =>
  perMinute === undefined && perHour === undefined
    ? undefined
    : {
        ...(perMinute !== undefined && { perMinute: Number(perMinute) }),
        ...(perHour !== undefined && { perHour: Number(perHour) }),
      };
