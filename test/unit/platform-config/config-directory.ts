import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { loadPlatformConfig } from '../../../adapters/yaml/load-platform-config.ts';
import { formatError } from '../../../core/platform-config/config-error.ts';

/** The file of the product's description, word for word. */
export const SPEC = readFileSync(
  new URL('../../../config/examples/platform-spec.yaml', import.meta.url),
  'utf8',
);

/** A directory of configuration files for each test, loaded as the stage dev. */
export function configDirectory() {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'platform-config-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const write = (name: string, text: string | Uint8Array) => {
    writeFileSync(join(directory, name), text);
  };
  const load = () => loadPlatformConfig({ directory, stage: 'dev' });
  const problems = (): string[] => {
    const config = load();
    if (config.ok) return [];
    return config.error.map((problem) => formatError(problem).replace(`${directory}/`, ''));
  };
  return { write, load, problems };
}
