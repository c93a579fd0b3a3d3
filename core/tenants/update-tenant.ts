import { fail, type Result } from '../../kit/result.ts';
import { objectFaults } from './draft-faults.ts';
import type { InvalidDraft } from './field-fault.ts';
import type {
  TenantChange,
  TenantNotFound,
  TenantRegistry,
  VersionConflict,
} from './tenant-registry.ts';
import type { Tenant } from './tenant.ts';

export type UpdateTenantError = InvalidDraft | TenantNotFound | VersionConflict;

export type UpdateTenantPorts = {
  readonly registry: Pick<TenantRegistry, 'update'>;
  readonly now: () => Date;
};

export async function updateTenant(
  { registry, now }: UpdateTenantPorts,
  change: Omit<TenantChange, 'updatedAt'>,
): Promise<Result<Tenant, UpdateTenantError>> {
  const faults = objectFaults(change);
  if (faults.length > 0) return fail({ kind: 'InvalidDraft', faults });

  return registry.update({ ...change, updatedAt: now() });
}
