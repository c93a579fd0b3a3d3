import {
  tenantStoresOf,
  type TenantStores,
  type TenantStoreSettings,
} from '../../core/tenancy/tenant-stores.ts';

/** The stores that a function's settings name, in its own region; throws where no region is set. */
export function tenantStoresHere(settings: TenantStoreSettings): TenantStores {
  const region = process.env.AWS_REGION;
  if (!region) throw new Error('AWS_REGION is not set.');
  return tenantStoresOf(settings, region);
}
