import type { DomainEvent } from '../events/domain-event.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';

type TenantFacts = {
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  readonly isolation: IsolationStrategy;
};

/** A tenant was recorded, or its provisioning was tried again: `attempt` counts from 1. */
export type TenantProvisioningStarted = DomainEvent<
  'tenant.provisioning_started',
  TenantFacts & { readonly attempt: number }
>;

/** The tenant's users can sign in and its data can be reached. */
export type TenantActivated = DomainEvent<'tenant.activated', TenantFacts>;

/** A provisioning ended without an active tenant and left nothing behind. */
export type TenantProvisioningFailed = DomainEvent<
  'tenant.provisioning_failed',
  TenantFacts & {
    readonly attempt: number;
    readonly step: string;
    readonly reason: string;
    readonly retryable: boolean;
  }
>;

export type TenantEvent = TenantProvisioningStarted | TenantActivated | TenantProvisioningFailed;
