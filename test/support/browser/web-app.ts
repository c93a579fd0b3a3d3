import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from './chromium.ts';

export type WebApp = {
  /** A page of that origin, which runs no script of its own. */
  readonly openAt: (origin: string) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** A server of one empty page and a browser that finds it at each of these origins. */
export async function startWebApp(origins: readonly string[]): Promise<WebApp> {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>App</title>');
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
