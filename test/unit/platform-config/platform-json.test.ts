import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { toPlatformJson } from '../../../core/platform-config/platform-json.ts';
import { accepted, platformFileWith } from './platform-file-value.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bundle-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const config = accepted(platformFileWith());
const location = () => pathToFileURL(join(directory, 'platform.json'));

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
  return Object.fromEntries(entries.toReversed());
}

describe('toPlatformJson', () => {
  it('is the same whatever the order of the keys in the file', () => {
    expect(toPlatformJson(accepted(reversed(platformFileWith())))).toBe(toPlatformJson(config));
  });

  it('keeps the order of a list', () => {
    expect(toPlatformJson(config)).toMatch(/"5_users",\s+"10gb_storage",\s+"basic_analytics"/);
  });

  it('holds the names of secrets only', () => {
    expect(toPlatformJson(config)).not.toContain('${');
    expect(toPlatformJson(config)).toContain('"secretName": "STRIPE_API_KEY"');
  });
});

describe('bundledPlatformConfig', () => {
  it('is the configuration that was bundled', () => {
    writeFileSync(location(), toPlatformJson(config));
    expect(bundledPlatformConfig(location())).toEqual(config);
  });

  it('names the place and the cause when the bundle has none', () => {
    const read = () => bundledPlatformConfig(location());
    expect(read).toThrow(expect.objectContaining({ name: 'PlatformConfigMissingError' }));
    expect(read).toThrow(location().pathname);
    expect(read).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: 'ENOENT' }) as unknown }),
    );
  });
});
