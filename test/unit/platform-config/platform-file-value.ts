import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { formatPath } from '../../../core/platform-config/config-error.ts';
import { parsePlatformConfig } from '../../../core/platform-config/parse-platform-config.ts';
import type { PlatformConfig } from '../../../core/platform-config/platform-config.ts';

const SPEC = new URL('../../../config/examples/platform-spec.yaml', import.meta.url);

export const PLATFORM = ['platform'];
export const PLANS = [...PLATFORM, 'plans'];
export const SERVICES = [...PLATFORM, 'services'];
export const MULTI_TENANCY = [...PLATFORM, 'multi_tenancy'];

export type Change = { readonly at: readonly (string | number)[]; readonly to: unknown };

/** The file of the product's description with single values changed; `undefined` removes a key. */
export function platformFileWith(...changes: Change[]): unknown {
  const file: unknown = parse(readFileSync(SPEC, 'utf8'));
  for (const { at, to } of changes) setAt(file, at, to);
  return file;
}

function setAt(value: unknown, path: Change['at'], to: unknown): void {
  const [step = '', ...rest] = path;
  const holder = value as Record<string | number, unknown>;
  if (rest.length > 0) {
    setAt(holder[step], rest, to);
  } else if (to === undefined) {
    Reflect.deleteProperty(holder, step);
  } else {
    holder[step] = to;
  }
}

export function accepted(file: unknown): PlatformConfig {
  const config = parsePlatformConfig(file);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
}

export function problemsOf(file: unknown): string[] {
  const config = parsePlatformConfig(file);
  return config.ok ? [] : config.error.map(({ path, message }) => `${formatPath(path)} ${message}`);
}

export const problemsWith = (...changes: Change[]) => problemsOf(platformFileWith(...changes));
