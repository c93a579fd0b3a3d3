import type { PlatformConfig } from './platform-config.ts';

/** What a setting promises and this version does not keep. */
export type SettingWithoutEffect = { readonly setting: string; readonly instead: string };

/** The settings of a valid configuration that nothing enforces or reads yet. */
export function settingsWithoutEffect({
  services,
}: PlatformConfig): readonly SettingWithoutEffect[] {
  const { sms, push } = services.notification;
  const { bucket, region } = services.storage;
  return [
    ...(sms.provider === 'none'
      ? []
      : [{ setting: 'platform.services.notification.sms', instead: 'no SMS is sent' }]),
    ...(push.provider === 'none'
      ? []
      : [{ setting: 'platform.services.notification.push', instead: 'nothing is pushed' }]),
    ...(bucket === undefined && region === undefined
      ? []
      : [{ setting: 'platform.services.storage', instead: 'the stage’s own bucket is used' }]),
  ];
}
