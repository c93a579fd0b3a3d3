import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlatformConfig } from '../core/platform-config/platform-config.ts';
import { writeReaderAssets } from './reader-assets.ts';

const root = join(import.meta.dirname, '..');
/** Two clouds on one machine must not bundle into one folder; each stage lays its configuration there. */
export const buildDirectory = process.env.FREEHOLD_BUILD_DIRECTORY ?? join(root, '.build');
const bundles = join(buildDirectory, 'functions');
const builders = [
  'bundle-functions',
  'esbuild-functions',
  'reader-assets',
  'slim-stripe',
  'slim-undici',
].map((name) => `infra/${name}.ts`);

/** The folder of a bundled function, as `Code.fromAsset` takes it. */
export const bundleOf = (functionPath: string): string => join(bundles, functionPath);

/**
 * Bundles every function in one esbuild pass, and lays the platform's configuration beside each.
 * Nothing is done when neither the sources nor the lock file changed since the last pass.
 */
export function bundleFunctions(config: PlatformConfig): void {
  bundleSources();
  const platform = JSON.stringify(config);
  for (const functionPath of functionPaths()) {
    writeIfChanged(join(bundleOf(functionPath), 'platform.json'), platform);
  }
}

export const functionPaths = (): string[] =>
  globSync('*/*/index.ts', { cwd: join(root, 'functions') })
    .map(dirname)
    .sort();

function bundleSources() {
  const stamp = join(buildDirectory, 'sources.sha256');
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  // Beside the old ones, and moved in whole: another process may be reading or bundling just now.
  const fresh = `${bundles}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  execFileSync(process.execPath, [join(import.meta.dirname, 'esbuild-functions.ts'), fresh], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const functionPath of functionPaths()) copyAssets(functionPath, fresh);
  writeReaderAssets(join(fresh, 'api-description/api', 'assets'));
  writeApiDescription(join(fresh, 'api-description/api'));
  rmSync(bundles, { recursive: true, force: true });
  renameSync(fresh, bundles);
  writeFileSync(stamp, digest);
}

/** Files that a function serves or reads at run time lie in its folder `assets/` and go with its bundle. */
function copyAssets(functionPath: string, into: string) {
  const from = join(root, 'functions', functionPath, 'assets');
  for (const name of existsSync(from) ? globSync('*', { cwd: from }) : []) {
    const to = join(into, functionPath, 'assets', name);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, readFileSync(join(from, name)));
  }
}

/** Beside the code and not in it: it grows with each route, and is parsed faster as what it is. */
function writeApiDescription(folder: string) {
  const document = readFileSync(join(root, 'functions/api-description/openapi.json'), 'utf8');
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(JSON.parse(document)));
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const sources = globSync('{functions,core,adapters,kit}/**/*.{ts,json,gz,html,js,css}', {
    cwd: root,
  });
  for (const file of [...sources.sort(), 'package-lock.json', ...builders]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function writeIfChanged(file: string, text: string) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
