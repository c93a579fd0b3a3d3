import type { TenantId } from '../tenancy/tenant-context.ts';
import { nameOfResource, type TenantResource } from './tenant-resource.ts';

/** Why a resource should not be there. */
export type OrphanReason = 'unknown-tenant' | 'ended-tenant' | 'other-placement';

export type Counted = { readonly known: number; readonly counted: number };

/** What must not be true of the platform, and is. */
export type InvariantProblem =
  | { readonly kind: 'Orphan'; readonly resource: TenantResource; readonly reason: OrphanReason }
  | { readonly kind: 'Missing'; readonly resource: TenantResource }
  | {
      readonly kind: 'NotRegistered';
      readonly tenantId: TenantId;
      readonly userPoolId: string;
      /** What the registration says otherwise; absent where there is none. */
      readonly differs?: readonly string[];
    }
  | ({
      readonly kind: 'SeatsDiffer';
      readonly tenantId: TenantId;
      readonly userPoolId: string;
    } & Counted)
  | ({ readonly kind: 'TenantCountDiffers' } & Counted);

export type InvariantFinding = {
  readonly problem: InvariantProblem;
  readonly isFixed: boolean;
};

/** For people; the runbook says what to do. */
export const INVARIANT_PROBLEMS: Readonly<Record<InvariantProblem['kind'], string>> = {
  Orphan: 'A resource is there that no tenant should have.',
  Missing: 'A tenant lacks a resource that its placement needs.',
  NotRegistered: 'A tenant’s user pool is not registered as its record says.',
  SeatsDiffer: 'The counter of a tenant’s seats is not what is counted.',
  TenantCountDiffers: 'The counter of the tenants is not what is counted.',
};

/** The same for the same problem, whenever it is seen; a counter may have gone on meanwhile. */
export function nameOfProblem(problem: InvariantProblem): string {
  switch (problem.kind) {
    case 'Orphan':
    case 'Missing':
      return `${problem.kind} ${nameOfResource(problem.resource)}`;
    case 'NotRegistered':
      return `${problem.kind} ${problem.userPoolId}`;
    case 'SeatsDiffer':
      return `${problem.kind} ${problem.userPoolId} ${problem.counted - problem.known}`;
    case 'TenantCountDiffers':
      return `${problem.kind} ${problem.counted - problem.known}`;
  }
}
