import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { idempotencyKey } from '../table/control-keys.ts';
import { fromTenantItem, toTenantItem } from './tenant-item.ts';

const RETENTION_SECONDS = 86_400;

/** What a request wrote, kept for its repetitions: the answer is made from it again. */
export const toClaimItem = (claim: IdempotencyClaim, tenant: Tenant) => ({
  ...idempotencyKey(claim.actor, claim.key),
  fingerprint: claim.fingerprint,
  tenant: toTenantItem(tenant),
  expiresAt: secondsOf(tenant.updatedAt) + RETENTION_SECONDS,
});

export type KeptAnswer = { readonly fingerprint: string; readonly tenant: Tenant };

/** Null for what has expired: TTL deletes days later. */
export function fromClaimItem(
  item: Readonly<Record<string, unknown>> | undefined,
  now: Date,
): KeptAnswer | null {
  if (!item || Number(item.expiresAt) <= secondsOf(now)) return null;
  return { fingerprint: String(item.fingerprint), tenant: fromTenantItem(item.tenant) };
}

export const secondsOf = (date: Date) => Math.floor(date.getTime() / 1000);
