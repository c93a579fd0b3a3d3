import type { PlatformConfig } from './platform-config.ts';

/** What a setting promises and this version does not keep. */
export type SettingWithoutEffect = { readonly setting: string; readonly instead: string };

/** The settings of a valid configuration that nothing enforces or reads yet. */
export function settingsWithoutEffect({
  services,
}: PlatformConfig): readonly SettingWithoutEffect[] {
  const { bucket, region } = services.storage;
  return [
    ...(bucket === undefined && region === undefined
      ? []
      : [{ setting: 'platform.services.storage', instead: 'the stage’s own bucket is used' }]),
  ];
}
