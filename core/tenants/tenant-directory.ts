import type { DomainEvent } from '../events/domain-event.ts';
import type { Operator } from '../access/principal.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant, TenantState } from './tenant.ts';

/** A tenant without what its list need not carry. */
export type TenantSummary = Omit<
  Tenant,
  'settings' | 'metadata' | 'identity' | 'givenUpAttempt' | 'cell'
> & {
  /** Its users can sign in, but its admin was not told how. */
  readonly welcomeFailed?: boolean;
};

export type Page<Item> = {
  readonly items: readonly Item[];
  /** The id to continue after; absent at the end. */
  readonly next?: string;
};

export type PageRequest = { readonly limit: number; readonly after?: string };

export type TenantQuery = PageRequest & {
  readonly state?: TenantState;
  /** Only those whose provisioning failed. */
  readonly isFailed?: boolean;
  readonly plan?: string;
  readonly isolation?: IsolationStrategy;
  /** Part of the name or the slug, in any case. */
  readonly search?: string;
};

/** Reading across all tenants: the operators' view, hence the context that only an operator has. */
export interface TenantDirectory {
  /**
   * Newest first. A page may be shorter than its limit though more follows, when few of many
   * tenants match; `next` alone tells the end.
   */
  list(operator: Operator, query: TenantQuery): Promise<Page<TenantSummary>>;

  /** All but erased ones, newest first, many at a time. */
  all(operator: Operator): AsyncIterable<readonly TenantSummary[]>;

  /** What happened to the tenant in the last 90 days, newest first; empty for an unknown tenant. */
  listEvents(operator: Operator, tenantId: TenantId, page: PageRequest): Promise<Page<DomainEvent>>;
}
