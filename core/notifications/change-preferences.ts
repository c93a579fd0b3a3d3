import type { TenantScope } from '../tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { jsonPointer } from '../../kit/json-pointer.ts';
import { isTimeZone } from '../../kit/is-time-zone.ts';
import type { FieldError, InvalidDraft } from '../tenants/field-error.ts';
import { CATEGORY, isMandatory } from './category.ts';
import type { PreferenceStore, VersionConflict } from './notification-store.ts';
import type { Preferences } from './preferences.ts';

export type PreferencesDraft = Omit<Preferences, 'version'>;
export type ChangePreferencesError = InvalidDraft | VersionConflict;

/** In place of what the member said before; fails where somebody else wrote in between. */
export async function changePreferences(
  preferences: PreferenceStore,
  tenant: TenantScope,
  { memberId, draft }: { readonly memberId: string; readonly draft: PreferencesDraft },
): Promise<Result<Preferences, ChangePreferencesError>> {
  const errors = preferenceErrors(draft);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });

  const { version } = await preferences.find(tenant, memberId);
  const changed = { ...draft, version: version + 1 };
  const written = await preferences.replace(tenant, memberId, changed);
  return written.ok ? ok(changed) : written;
}

function preferenceErrors({ timeZone, off, digest, quietHours }: PreferencesDraft): FieldError[] {
  const categories = (part: 'off' | 'digest', names: readonly string[]) =>
    names.flatMap((name) => {
      const detail = categoryError(name);
      return detail ? [{ pointer: jsonPointer(part, name), detail }] : [];
    });
  return [
    ...(isTimeZone(timeZone)
      ? []
      : [{ pointer: '/timeZone', detail: 'Give a time zone such as Europe/Berlin.' }]),
    ...categories('off', Object.keys(off)),
    ...categories('digest', Object.keys(digest)),
    ...(quietHours && quietHours.from === quietHours.to
      ? [{ pointer: '/quietHours/to', detail: 'Give another time than `from`.' }]
      : []),
  ];
}

function categoryError(name: string): string | null {
  if (!CATEGORY.test(name)) return 'Use up to 32 lower-case letters, digits and _.';
  return isMandatory(name) ? 'Notifications of this category cannot be switched off.' : null;
}
