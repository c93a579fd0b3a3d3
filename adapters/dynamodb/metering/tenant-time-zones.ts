import QuickLRU from 'quick-lru';
import type { TimeZones } from '../../../core/metering/time-zones.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { DEFAULT_TIME_ZONE, timeZoneOf } from '../../../core/tenants/time-zone.ts';

const REMEMBERED_MS = 5 * 60_000;

/** From the tenant's record; a change is known within five minutes. */
export class TenantTimeZones implements TimeZones {
  readonly #tenants: TenantFinder;
  readonly #zones = new QuickLRU<string, string>({ maxSize: 10_000, maxAge: REMEMBERED_MS });

  constructor(tenants: TenantFinder) {
    this.#tenants = tenants;
  }

  async of(tenantId: TenantId): Promise<string> {
    const known = this.#zones.get(tenantId);
    if (known !== undefined) return known;
    const tenant = await this.#tenants.find(tenantId);
    const timeZone = tenant ? timeZoneOf(tenant) : DEFAULT_TIME_ZONE;
    this.#zones.set(tenantId, timeZone);
    return timeZone;
  }
}
