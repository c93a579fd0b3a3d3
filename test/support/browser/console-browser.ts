import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startConsole, type ConsoleServer } from '../../../local/console-server.ts';
import { buildConsole } from '../../../infra/build-console.ts';
import { startChromium } from './chromium.ts';

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors of scripts, and what the page's policy refused. */
  readonly complaints: string[];
  /** Everything that the browser's console was told. */
  readonly logged: string[];
  /** The origins that were asked for anything. */
  readonly origins: ReadonlySet<string>;
};

export type Wishes = {
  readonly colorScheme?: 'light' | 'dark';
  readonly isNarrow?: boolean;
  readonly locale?: string;
};

export type ConsoleBrowser = {
  readonly url: string;
  visit(wishes?: Wishes): Promise<Visitor>;
  close(): Promise<void>;
};

/** What Chromium logs of a busy platform's answer; whether the page asks again is seen by its answers. */
const BUSY = /responded with a status of 503\b/;

/** The console as it is built, before an API, and a browser for it. */
export async function openConsole(
  apiUrl: string,
  folder = buildConsole(),
): Promise<ConsoleBrowser> {
  const server: ConsoleServer = await startConsole({
    ...{ folder, apiUrl: () => apiUrl, port: 0 },
  });
  const browser: Browser = await startChromium([]);
  return {
    url: server.url,
    async visit({ colorScheme = 'light', isNarrow = false, locale = 'en-GB' } = {}) {
      const viewport = isNarrow ? { width: 380, height: 760 } : { width: 1200, height: 800 };
      const context = await browser.newContext({ colorScheme, viewport, locale });
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      const logged: string[] = [];
      const origins = new Set<string>();
      page.on('console', (message) => {
        logged.push(message.text());
        const isComplaint = message.type() === 'error' || message.type() === 'warning';
        if (isComplaint && !BUSY.test(message.text())) complaints.push(message.text());
      });
      page.on('response', (answer) => {
        const [status, request] = [answer.status(), `${answer.request().method()} ${answer.url()}`];
        if (status >= 500) complaints.push(`${status} ${request}`);
        // A busy platform is no complaint once the page has asked again.
        const busy = complaints.indexOf(`503 ${request}`);
        if (status < 500 && busy >= 0) complaints.splice(busy, 1);
      });
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol !== 'data:') origins.add(origin);
      });
      return { page, context, complaints, logged, origins };
    },
    async close() {
      await browser.close();
      await server.end();
    },
  };
}

export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly tenant?: string;
};

export async function signInTo(page: Page, { email, password, tenant = '' }: SignIn) {
  await page.getByLabel('Tenant').fill(tenant);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export type Examined = {
  /** What is wrong, each by its rule and where. */
  readonly findings: readonly string[];
  /** How many rules applied to something of the page. */
  readonly rules: number;
};

/** The page by axe, against WCAG 2.2 AA; by one rule where it is named. */
export async function examine(page: Page, rule?: string): Promise<Examined> {
  const axe = new AxeBuilder({ page });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations, passes } = await (
    rule ? axe.withRules([rule]) : axe.withTags(tags)
  ).analyze();
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
  return { findings, rules: violations.length + passes.length };
}

export const axeFindings = async (page: Page, rule?: string): Promise<readonly string[]> =>
  (await examine(page, rule)).findings;

/** How far the page is wider than the window; what is kept free for a scroll bar is no overflow. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );

/** For people to look at, where a folder is named. */
export async function picture(page: Page, name: string) {
  const folder = process.env.FREEHOLD_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** A page of a story as it stands, which axe examines in both themes; dark, all but the colours is the same. */
export async function shot(page: Page, name: string) {
  await picture(page, name);
  const light = await axeFindings(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  const dark = await axeFindings(page, 'color-contrast');
  await page.emulateMedia({ colorScheme: 'light' });
  const findings = [...light, ...dark];
  if (findings.length > 0) throw new Error(`axe on ${name}: ${findings.join('; ')}`);
}
