import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { repository } from '../../../local/home.ts';

const LIBRARIES = join(repository, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br');

/**
 * Starts the browser that the package brings, with the libraries it needs: on Linux nothing has to be
 * installed, elsewhere CHROMIUM_PATH names an installed one. Not with the package's own arguments,
 * which switch off the rules that are tested here.
 */
export async function startChromium(args: readonly string[]): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH;
  if (installed) return chromium.launch({ executablePath: installed, args: [...args] });

  // A folder of its own: the package unpacks by fixed names, and takes what lies there for whole.
  const folder = mkdtempSync(join(tmpdir(), 'freehold-chromium-'));
  const browser = await inFolder(folder, async () => {
    await inflate(LIBRARIES);
    return chromium.launch({
      executablePath: await sparticuz.executablePath(),
      args: ['--no-sandbox', ...args],
      env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
    });
  });
  // A process of the browser may end a little later than the browser.
  const leave = { recursive: true, force: true, maxRetries: 10 };
  browser.on('disconnected', () => rmSync(folder, leave));
  return browser;
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
