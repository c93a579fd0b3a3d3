import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import {
  axeFindings,
  openConsole,
  overflowOf,
  shot,
  signInTo,
  type ConsoleBrowser,
} from '../../support/browser/console-browser.ts';
import { answerAsDescribed, asMember } from '../../support/browser/described-api.ts';

let web: ConsoleBrowser;
beforeAll(async () => {
  web = await openConsole('http://127.0.0.1:9');
});
afterAll(() => web.close());

/** Each page of a tenant's owner, by its name in the navigation or the palette. */
const PAGES = [
  ...['Overview', 'Members', 'Roles', 'API keys', 'Usage and bills', 'Webhooks', 'Records'],
  ...['Files', 'Analytics', 'Audit', 'Support access', 'Settings', 'Inbox', 'My account', 'Export'],
];

/** By the keyboard alone. */
async function open(page: Page, name: string) {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(name);
  await palette.getByRole('option', { name, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: headingOf(name) }).waitFor();
  await page.waitForLoadState('networkidle');
}

const headingOf = (name: string) => (name === 'Overview' ? 'Welcome to Acme' : name);

const ADA = { email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };

const LOOKS = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'narrow', colorScheme: 'light', isNarrow: true },
] as const;

describe.concurrent.each(LOOKS)('the pages of a tenant’s owner, $name', (look) => {
  it('are accessible, and no wider than the window', async ({ expect }) => {
    const { page, complaints } = await web.visit(look);
    await answerAsDescribed(page, asMember('owner'));
    await page.goto(web.url);
    await signInTo(page, ADA);
    const found: Record<string, unknown> = {};
    for (const name of PAGES) {
      await open(page, name);
      const findings = 'isNarrow' in look ? [] : await axeFindings(page);
      found[name] = [...findings, await overflowOf(page)];
      await shot(page, `${name.toLowerCase().replaceAll(' ', '-')}-${look.name}`);
    }
    expect(found).toEqual(Object.fromEntries(PAGES.map((name) => [name, [0]])));
    expect(complaints).toEqual([]);
  });
});
