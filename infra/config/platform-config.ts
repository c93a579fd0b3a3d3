import { join, relative } from 'node:path';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { refuseUnavailableProviders } from '../../core/platform-config/available-providers.ts';
import { formatError } from '../../core/platform-config/config-error.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Stage } from './stage.ts';

const directory = join(import.meta.dirname, '..', '..', 'config');

/** The platform as this stage deploys it; throws with every error, each by file, line and column. */
export function platformConfigOf({ name }: Pick<Stage, 'name'>): PlatformConfig {
  const loaded = loadPlatformConfig({ directory, stage: name });
  if (!loaded.ok) {
    const errors = loaded.error.map((error) =>
      formatError({ ...error, file: relative(process.cwd(), error.file) }),
    );
    throw new Error(`The platform's configuration is not valid.\n${errors.join('\n')}`);
  }
  const refusals = refuseUnavailableProviders(loaded.value);
  if (refusals.length > 0) throw new Error(`This cannot be deployed.\n${refusals.join('\n')}`);
  return loaded.value;
}
