import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TENANT_ROLE_PERMISSIONS } from '../../../core/access/roles.ts';
import {
  axeFindings,
  openConsole,
  overflowOf,
  shot,
  type ConsoleBrowser,
} from '../../support/browser/console-browser.ts';
import { answerAsDescribed, type Answers } from '../../support/browser/described-api.ts';

let web: ConsoleBrowser;
beforeAll(async () => {
  web = await openConsole('http://127.0.0.1:9');
});
afterAll(() => web.close());

const OWNER: Answers = {
  showMe: {
    kind: 'tenant',
    userId: 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11',
    email: 'ada@acme.example',
    role: 'owner',
    permissions: [...TENANT_ROLE_PERMISSIONS.owner],
    tenant: { id: 'tnt_1', name: 'Acme', plan: 'pro', features: ['api_access'] },
  },
};

/** Each page of a tenant's owner, by its name in the navigation. */
const PAGES = ['Overview', 'Members', 'Roles', 'API keys', 'Usage and bills', 'Webhooks'];

async function signIn(page: Page) {
  page.setDefaultTimeout(10_000);
  await page.goto(web.url);
  await page.getByLabel('E-mail').fill('ada@acme.example');
  await page.getByLabel('Password').fill('Correct-Horse-7-Battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

const LOOKS = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'narrow', colorScheme: 'light', isNarrow: true },
] as const;

describe.each(LOOKS)('the pages of a tenant’s owner, $name', (look) => {
  it('are accessible, and no wider than the window', async () => {
    const { page, complaints } = await web.visit(look);
    await answerAsDescribed(page, OWNER);
    await signIn(page);
    const found: Record<string, unknown> = {};
    for (const name of PAGES) {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name, exact: true })
        .click();
      await page.waitForLoadState('networkidle');
      found[name] = [...(await axeFindings(page)), await overflowOf(page)];
      await shot(page, `${name.toLowerCase().replaceAll(' ', '-')}-${look.name}`);
    }
    expect(found).toEqual(Object.fromEntries(PAGES.map((name) => [name, [0]])));
    expect(complaints).toEqual([]);
  });
});
