import type { PlatformConfig } from './platform-config.ts';

/** What a setting promises and this version does not keep. */
export type SettingWithoutEffect = { readonly setting: string; readonly instead: string };

/** The settings of a valid configuration that nothing enforces or reads yet. */
export function settingsWithoutEffect({
  limits,
  services,
}: PlatformConfig): readonly SettingWithoutEffect[] {
  const { sms } = services.notification;
  const { bucket, region } = services.storage;
  return [
    ...(limits.api.isRateLimited
      ? [{ setting: 'limits.api.rate_limiting', instead: 'no tenant’s requests are counted' }]
      : []),
    { setting: 'limits.storage', instead: 'a tenant may store more than its plan has' },
    { setting: 'limits.users', instead: 'no user is refused for want of a seat' },
    ...(sms.provider === 'none'
      ? []
      : [{ setting: 'platform.services.notification.sms', instead: 'no SMS is sent' }]),
    ...(bucket === undefined && region === undefined
      ? []
      : [{ setting: 'platform.services.storage', instead: 'the stage’s own bucket is used' }]),
  ];
}
