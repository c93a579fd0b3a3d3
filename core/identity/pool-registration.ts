import type { TenantFacts } from '../access/tenant-facts.ts';
import type { TenantState } from '../tenants/tenant.ts';

/** A user pool and the one client of it that may sign in. */
export type UserPoolRef = { readonly userPoolId: string; readonly clientId: string };

/**
 * What binds a user pool to its tenant. All but the pool and its keys are copies, written in one
 * transaction with the tenant's own record, so that authenticating a request takes a single read.
 */
export type PoolRegistration = UserPoolRef &
  TenantFacts & {
    readonly state: TenantState;
    /** Absent in registrations older than cells. */
    readonly cell?: string;
    /** The reasons of a suspension, as one text. */
    readonly suspendedFor?: string;
    /** The pool's JSON Web Key Set, as Cognito published it. */
    readonly jwks: string;
  };
