import { MANDATORY_CATEGORIES } from '../../../core/notifications/category.ts';
import { changePreferences } from '../../../core/notifications/change-preferences.ts';
import type { PreferenceStore } from '../../../core/notifications/notification-store.ts';
import type { Preferences } from '../../../core/notifications/preferences.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type PreferencePorts = { readonly preferences: PreferenceStore };

export const getPreferences = ({ preferences }: PreferencePorts) =>
  operation('getNotificationPreferences', async ({ tenant, principal }) =>
    answer(200, toView(await preferences.find(tenant, principal.id))),
  );

export const putPreferences = ({ preferences }: PreferencePorts) =>
  operation('putNotificationPreferences', async ({ tenant, principal, body: draft }) => {
    const change = { memberId: principal.id, draft };
    const changed = await changePreferences(preferences, tenant, change);
    return changed.ok ? answer(200, toView(changed.value)) : refusal(changed.error);
  });

const toView = ({ timeZone, locale, off, quietHours, digest }: Preferences) => ({
  timeZone,
  locale,
  off: Object.fromEntries(Object.entries(off).map(([name, channels]) => [name, [...channels]])),
  ...(quietHours && { quietHours }),
  digest: { ...digest },
  mandatory: [...MANDATORY_CATEGORIES],
});
