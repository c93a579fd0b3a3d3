import type { Id } from '../../kit/id.ts';
import type { SupportScope, SupportState } from '../access/support-grant.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export type SupportAccessId = Id<'sup'>;

/** Whose data it is about. */
export type SupportedTenant = {
  readonly tenantId: TenantId;
  readonly userPoolId: string;
};

/** Somebody as the other side sees him; a policy that granted in advance has no id. */
export type Party = {
  readonly kind: 'operator' | 'user' | 'policy';
  readonly id?: string;
  readonly name: string;
};

export const HOURS = { least: 1, most: 168 } as const;
/** After so long nobody can grant it any more. */
const REQUEST_HOURS = 168;

export type SupportAccess = {
  readonly id: SupportAccessId;
  /** In an emergency another admin of the operators grants it, and the tenant is told. */
  readonly isEmergency: boolean;
  readonly state: SupportState;
  readonly operator: Party & { readonly id: string };
  readonly reason: string;
  readonly scopes: readonly SupportScope[];
  readonly durationHours: number;
  readonly requestedAt: Date;
  readonly grantedBy?: Party;
  readonly grantedAt?: Date;
  readonly until?: Date;
  /** Who refused, revoked or withdrew it. */
  readonly closedBy?: Party;
  readonly closedAt?: Date;
};

export type SupportStatus = SupportState | 'ended';

/** `ended` once its time, or the time to grant it, is over. */
export function statusAt(access: SupportAccess, now: Date): SupportStatus {
  const { state, until, requestedAt } = access;
  if (state === 'granted') return until && until > now ? state : 'ended';
  return state === 'requested' && hoursAfter(requestedAt, REQUEST_HOURS) <= now ? 'ended' : state;
}

export const hoursAfter = (time: Date, hours: number): Date =>
  new Date(time.getTime() + hours * 3_600_000);

export const grantedTo = (access: SupportAccess, grantedBy: Party, now: Date): SupportAccess => ({
  ...access,
  state: 'granted',
  grantedBy,
  grantedAt: now,
  until: hoursAfter(now, access.durationHours),
});
