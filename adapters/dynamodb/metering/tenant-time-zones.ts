import type { TimeZones } from '../../../core/metering/time-zones.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { DEFAULT_TIME_ZONE, timeZoneOf } from '../../../core/tenants/time-zone.ts';
import { remembered } from '../../../kit/remembered.ts';

const REMEMBERED = { maxSize: 10_000, maxAgeMs: 5 * 60_000 };

/** From the tenant's record; a change is known within five minutes. */
export class TenantTimeZones implements TimeZones {
  readonly #tenants: TenantFinder;
  readonly of = remembered((tenantId: TenantId) => this.#ask(tenantId), REMEMBERED);

  constructor(tenants: TenantFinder) {
    this.#tenants = tenants;
  }

  async #ask(tenantId: TenantId): Promise<string> {
    const tenant = await this.#tenants.find(tenantId);
    return tenant ? timeZoneOf(tenant) : DEFAULT_TIME_ZONE;
  }
}
