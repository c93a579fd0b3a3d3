import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { AnalyticsSettings, AnalyticsSettingsStore } from './analytics-settings.ts';
import { LEVELS, levelTooLow, type AnalyticsLevelTooLow, type GrantedLevel } from './level.ts';

/** Events are counted by them from within a minute on; what was counted before stays as it was. */
export async function putSettings(
  store: Pick<AnalyticsSettingsStore, 'put'>,
  { tenantId, level }: { readonly tenantId: TenantId; readonly level: GrantedLevel },
  settings: AnalyticsSettings,
): Promise<Result<AnalyticsSettings, AnalyticsLevelTooLow>> {
  const most = LEVELS[level].dimensions;
  if (settings.dimensions.length > most) return fail(levelTooLow(level, `${most} dimensions`));
  await store.put(tenantId, settings);
  return ok(settings);
}
