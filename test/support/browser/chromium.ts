import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { moveInto } from '../../../infra/move-into.ts';
import { repository } from '../../../local/home.ts';

const PACKAGE = join(repository, 'node_modules/@sparticuz/chromium');

/**
 * Starts the browser that the package brings, with the libraries it needs: on Linux nothing has to be
 * installed, elsewhere CHROMIUM_PATH names an installed one. Not with the package's own arguments,
 * which switch off the rules that are tested here.
 */
export async function startChromium(args: readonly string[]): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH;
  if (installed) return chromium.launch({ executablePath: installed, args: [...args] });

  const unpacked = await unpackedChromium();
  const folder = mkdtempSync(join(tmpdir(), 'freehold-chromium-'));
  const browser = await inFolder(folder, () =>
    chromium.launch({
      executablePath: join(unpacked, 'chromium'),
      args: ['--no-sandbox', ...args],
      env: { ...process.env, LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') },
    }),
  );
  // A process of the browser may end a little later than the browser.
  const leave = { recursive: true, force: true, maxRetries: 10 };
  browser.on('disconnected', () => rmSync(folder, leave));
  return browser;
}

/** Once for all: unpacked beside and moved in whole, as the package takes each file that it finds for whole. */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(repository, '.build', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  const libraries = join(PACKAGE, 'bin', 'al2023.tar.br');
  await inFolder(fresh, async () => {
    await inflate(libraries);
    await sparticuz.executablePath();
  });
  return moveInto(fresh, folder);
}

/** With that folder for what is temporary. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
