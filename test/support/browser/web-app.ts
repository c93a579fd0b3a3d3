import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from './chromium.ts';

export type WebApp = {
  /** A page of that origin, which runs no script of its own. */
  readonly openAt: (origin: string) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** The modules that a page may import by their names: each by its path in a folder that is served. */
export type Modules = {
  readonly folder: string;
  readonly imports: Readonly<Record<string, string>>;
};

/** A server of one empty page, and of its modules, and a browser that finds it at each of these origins. */
export async function startWebApp(origins: readonly string[], modules?: Modules): Promise<WebApp> {
  const map = JSON.stringify({ imports: modules?.imports ?? {} });
  const page = `<!doctype html><title>App</title><script type="importmap">${map}</script>`;
  const server = createServer((request, response) => {
    const { url = '/' } = request;
    if (!modules || url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      return;
    }
    void readFile(join(modules.folder, url)).then(
      (text) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const rules = origins.map((origin) => `MAP ${new URL(origin).host} 127.0.0.1:${port}`);
  const browser: Browser = await startChromium([`--host-resolver-rules=${rules.join(',')}`]);
  return {
    async openAt(origin) {
      const page = await browser.newPage();
      await page.goto(origin);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
