import { join } from 'node:path';
import { loadPlatformConfig, loadPlatformFiles } from '../../adapters/yaml/load-platform-config.ts';
import { refuseUnavailableProviders } from '../../core/platform-config/available-providers.ts';
import { formatError, type LocatedError } from '../../core/platform-config/config-error.ts';
import { settingsWithoutEffect } from '../../core/platform-config/settings-without-effect.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../output.ts';
import { requireFile } from '../read-options.ts';

export type ValidateOptions = { readonly file?: string; readonly directory?: string };

const OWN_DIRECTORY = join(import.meta.dirname, '..', '..', 'config');

/** `freehold config validate`: every problem of the platform's files by line, and what cannot be deployed yet. */
export function validateConfig(
  { output, stage }: CliContext,
  { file, directory = OWN_DIRECTORY }: ValidateOptions,
): void {
  requireFile(file ?? join(directory, 'platform.yaml'));
  const remarks: string[] = [];
  const remark = (found: LocatedError) => void remarks.push(formatError(found));
  const loaded = file
    ? loadPlatformFiles([file], remark)
    : loadPlatformConfig({ directory, stage }, remark);
  if (!loaded.ok) {
    throw new CommandFailure(`${counted(loaded.error.length, 'problem')} found.`, {
      exitCode: EXIT.invalid,
      details: [...loaded.error.map(formatError), ...remarks],
      problem: loaded.error,
    });
  }
  const refusals = refuseUnavailableProviders(loaded.value);
  const plans = Object.keys(loaded.value.plans).join(', ');
  const withoutEffect = settingsWithoutEffect(loaded.value);
  output.result(
    { isValid: true, remarks, notYetDeployable: refusals, withoutEffect, platform: loaded.value },
    [
      `Valid: ${loaded.value.name}, plans ${plans}.`,
      ...remarks.map((found) => `Remark: ${found}`),
      ...refusals.map((refusal) => `Not deployable yet: ${refusal}`),
      ...withoutEffect.map(({ setting, instead }) => `No effect yet: ${setting}; ${instead}.`),
    ],
  );
}
