import { OWNER } from '../access/roles.ts';
import { reasonsIn } from '../tenants/suspension.ts';
import type { TenantState } from '../tenants/tenant.ts';
import type { TenantNotActive, TenantSuspended } from './authentication-error.ts';

type Known = {
  readonly state: TenantState;
  /** The reasons of a suspension, as one text. */
  readonly suspendedFor?: string;
};

/** Why nobody of the tenant is let in; null where it is active. The reasons of a suspension are its owners' to know. */
export function tenantInactivity(
  { state, suspendedFor }: Known,
  member: { readonly role: string } | null,
): TenantNotActive | TenantSuspended | null {
  if (state === 'active') return null;
  if (state !== 'suspended') return { kind: 'TenantNotActive', state };
  const isOwner = member?.role === OWNER;
  return { kind: 'TenantSuspended', ...(isOwner && { reasons: reasonsIn(suspendedFor) }) };
}
