import { describe, expect, it } from 'vitest';
import { mailSettingsOf } from '../../../core/platform-config/mail-settings-of.ts';
import {
  accepted,
  PLATFORM,
  platformFileWith,
  problemsWith,
  SERVICES,
} from './platform-file-value.ts';

const ADDRESSES = { apiUrl: 'https://api.example.com', consoleUrl: 'https://console.example.com' };

describe('the console in the platform file', () => {
  it('takes a colour and a logo for the console, and refuses what is neither', () => {
    const at = [...PLATFORM, 'branding'];
    const branding = { color: '#1e5c3a', logo: 'branding/logo.svg' };
    expect(accepted(platformFileWith({ at, to: branding })).branding).toEqual(branding);
    for (const [key, text] of [
      ...['green', '#fff', '#1e5c3a;}'].map((color) => ['color', color] as const),
      ...['../logo.svg', '/logo.png', 'logo.gif'].map((logo) => ['logo', logo] as const),
    ]) {
      const [problem] = problemsWith({ at, to: { [key]: text } });
      expect(problem, text).toContain(`platform.branding.${key}`);
    }
  });

  it('has mails lead to the console where it names no application', () => {
    const { apiUrl, consoleUrl } = ADDRESSES;
    expect(mailSettingsOf(accepted(platformFileWith()), ADDRESSES).appUrl).toBe(consoleUrl);
    expect(mailSettingsOf(accepted(platformFileWith()), { apiUrl }).appUrl).toBeUndefined();
    const appUrl = 'https://app.example.com';
    const named = accepted(platformFileWith({ at: [...SERVICES, 'app_url'], to: appUrl }));
    expect(mailSettingsOf(named, ADDRESSES).appUrl).toBe(appUrl);
  });
});
