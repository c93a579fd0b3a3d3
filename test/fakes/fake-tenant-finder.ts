import type { TenantFinder } from '../../core/tenants/tenant-finder.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';

export class FakeTenantFinder implements TenantFinder {
  readonly #tenants = new Map<string, Tenant>();

  put(tenant: Tenant): void {
    this.#tenants.set(tenant.slug, tenant);
    this.#tenants.set(tenant.id, tenant);
  }

  async find(slugOrId: string): Promise<Tenant | null> {
    return Promise.resolve(this.#tenants.get(slugOrId) ?? null);
  }
}
