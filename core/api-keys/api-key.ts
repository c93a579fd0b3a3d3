import type { ApiKeyGrant, KeyPermission, KeyRateLimit } from '../access/api-key-grant.ts';
import type { ApiKeyId, KeyMode } from '../access/api-key-text.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

/** Whose keys they are. */
export type TenantWithKeys = { readonly tenantId: TenantId; readonly userPoolId: string };

export type ApiKey = {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly mode: KeyMode;
  readonly state: ApiKeyGrant['status'];
  readonly permissions: readonly KeyPermission[];
  /** Of a personal key, whose it is; a service key is the tenant's. */
  readonly memberId?: string;
  /** The end of its text, by which people tell keys from each other. */
  readonly lastFour: string;
  readonly secretHash: string;
  /** The secret before the last rotation, while both are good. */
  readonly previous?: { readonly hash: string; readonly until: Date };
  readonly expiresAt?: Date;
  /** Addresses and networks; anywhere where there is none. */
  readonly allowedAddresses: readonly string[];
  readonly rateLimit?: KeyRateLimit;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  readonly rotatedAt?: Date;
  /** To the minute. */
  readonly lastUsedAt?: Date;
  readonly version: number;
};

export type ApiKeyStatus = ApiKey['state'] | 'expired';

export const statusAt = ({ state, expiresAt }: ApiKey, now: Date): ApiKeyStatus =>
  expiresAt && expiresAt <= now ? 'expired' : state;
