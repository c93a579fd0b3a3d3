import { fail, ok, type Result } from '../../kit/result.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { possibleNow, type LifeTransition } from './possible-now.ts';
import type { RegistryBusy, TenantNotFound } from './tenant-registry.ts';
import type { Tenant, TenantState, TenantTransition } from './tenant.ts';

/** The tenant is in no state for it. */
export type TransitionNotPossible = {
  readonly kind: 'TransitionNotPossible';
  readonly transition: LifeTransition;
  readonly state: TenantState;
  readonly possible: readonly LifeTransition[];
};

export type LifeChange = {
  readonly transition: TenantTransition;
  readonly before: Tenant;
  readonly after: Tenant;
  readonly event: DomainEvent<string, object>;
};

/** Where the states of tenants are written. */
export interface TenantLife {
  /** As it is now; null for an unknown one. Throws on an outage. */
  find(tenantId: TenantId): Promise<Tenant | null>;

  /**
   * Writes the tenant, what its pool's registration repeats of it, and the event, all or nothing. False
   * where the tenant is in another state or version than before. Throws on an outage.
   */
  change(change: LifeChange): Promise<boolean>;
}

export type LifePorts = {
  readonly life: TenantLife;
  readonly now: () => Date;
};

/** Of many changes at once each takes one attempt of the others. */
const ATTEMPTS = 40;

export type LifeError = TenantNotFound | TransitionNotPossible | RegistryBusy;

type Writer<Change extends LifeChange> = Pick<TenantLife, 'find'> & {
  change(change: Change): Promise<boolean>;
};

/**
 * Changes a tenant as it is now: `next` is asked again where another write came between. A change of
 * null leaves it as it is.
 */
export async function changeLife<Change extends LifeChange, E = never>(
  life: Writer<Change>,
  tenantId: TenantId,
  next: (tenant: Tenant) => Result<Change | null, E> | Promise<Result<Change | null, E>>,
): Promise<Result<Change | Pick<Change, 'after'>, E | TenantNotFound | RegistryBusy>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const tenant = await life.find(tenantId);
    if (!tenant) return fail({ kind: 'TenantNotFound' });
    const change = await next(tenant);
    if (!change.ok) return change;
    if (change.value === null) return ok({ after: tenant });
    if (await life.change(change.value)) return ok(change.value);
  }
  return fail({ kind: 'RegistryBusy' });
}

/** The tenant after a change that nothing follows. */
export async function changed(
  { life }: Pick<LifePorts, 'life'>,
  tenantId: TenantId,
  next: (tenant: Tenant) => Result<LifeChange | null, TransitionNotPossible>,
): Promise<Result<Tenant, LifeError>> {
  const written = await changeLife(life, tenantId, next);
  return written.ok ? ok(written.value.after) : written;
}

/** Why this cannot be done with the tenant now; null where it can. */
export function whyNotPossible(
  tenant: Tenant,
  transition: LifeTransition,
  now: Date,
): TransitionNotPossible | null {
  const possible = possibleNow(tenant, now);
  return possible.includes(transition)
    ? null
    : { kind: 'TransitionNotPossible', transition, state: tenant.state, possible };
}

/** The tenant's next version. */
export const nextVersion = (tenant: Tenant, change: Partial<Tenant>, now: Date): Tenant => ({
  ...tenant,
  ...change,
  version: tenant.version + 1,
  updatedAt: now,
});
