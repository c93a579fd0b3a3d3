import { isDeepStrictEqual } from 'node:util';
import { jsonPointer } from '../../kit/json-pointer.ts';
import { tenantUpdated, type TenantUpdated } from './tenant-events.ts';
import type { TenantChange } from './tenant-registry.ts';
import type { Tenant } from './tenant.ts';

export type ChangedTenant = { readonly tenant: Tenant; readonly event: TenantUpdated };

/** The tenant with the given members in the place of the old ones, and the event that says which. */
export function changedTenant(before: Tenant, change: TenantChange): ChangedTenant {
  const tenant = {
    ...before,
    name: change.name ?? before.name,
    settings: change.settings ?? before.settings,
    metadata: change.metadata ?? before.metadata,
    planVersion: change.planVersion ?? before.planVersion,
    version: before.version + 1,
    updatedAt: change.occasion.time,
  };
  const changed = changesOf(before, tenant);
  return { tenant, event: tenantUpdated(tenant, { before, changed }, change.occasion) };
}

/** By the members of settings and metadata, without their values, which may be anybody's business. */
function changesOf(before: Tenant, after: Tenant): string[] {
  const members = (['settings', 'metadata'] as const).flatMap((part) =>
    Object.keys({ ...before[part], ...after[part] })
      .filter((name) => !isDeepStrictEqual(before[part][name], after[part][name]))
      .map((name) => jsonPointer(part, name)),
  );
  const own = (['name', 'planVersion'] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => jsonPointer(name));
  return [...own, ...members];
}
