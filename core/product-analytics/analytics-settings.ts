import type { TenantId } from '../tenancy/tenant-context.ts';

/** By what a tenant wants its tracked events to be counted, beside their name. */
export type AnalyticsSettings = { readonly dimensions: readonly string[] };

export const NO_SETTINGS: AnalyticsSettings = { dimensions: [] };

export interface AnalyticsSettingsStore {
  of(tenantId: TenantId): Promise<AnalyticsSettings>;
  put(tenantId: TenantId, settings: AnalyticsSettings): Promise<void>;
}
