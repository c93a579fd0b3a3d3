import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTenant, type TestTenant } from '../support/api.ts';
import {
  openConsole,
  overflowOf,
  shot,
  signInTo,
  type ConsoleBrowser,
} from '../support/browser/console-browser.ts';
import { localCloud } from '../support/local-cloud.ts';

/** Markup, an override of the reading direction, and more letters than a page is wide. */
const HOSTILE = `<img src=x onerror=alert(1)> ${'W'.repeat(60)}`;

let web: ConsoleBrowser;
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await createTenant({ name: HOSTILE, plan: 'pro' });
  web = await openConsole(localCloud().apiUrl);
});
afterAll(() => web.close());

async function asOperator(wishes?: Parameters<ConsoleBrowser['visit']>[0]) {
  const visitor = await web.visit(wishes);
  await visitor.page.goto(web.url);
  await signInTo(visitor.page, localCloud().operator);
  return visitor;
}

const dialog = (page: Page) => page.getByRole('dialog');

describe('an operator', () => {
  it('onboards a tenant by form, watches its steps, suspends it and resumes it', async () => {
    const { page, complaints, origins } = await asOperator();
    await page.getByRole('link', { name: 'Onboard a tenant' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Globex Console');
    await page.getByLabel('E-mail of the admin').fill('hank');
    await page.getByRole('button', { name: 'Onboard' }).click();
    // What the platform says of a field stands at the field.
    const email = page.getByLabel('E-mail of the admin');
    await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true');
    await shot(page, 'onboard');
    // The platform's refusal is no complaint of the page.
    complaints.length = 0;
    await email.fill('hank@globex-console.example');
    await page.getByRole('button', { name: 'Onboard' }).click();

    await page.getByRole('heading', { name: 'Globex Console' }).waitFor();
    const done = page.locator('[data-step="activate-tenant"][data-status="done"]');
    await done.waitFor();
    await shot(page, 'timeline');

    await page.getByRole('button', { name: 'Suspend' }).click();
    await dialog(page).getByText('Within 5 seconds').waitFor();
    await dialog(page).getByLabel('Note for the owners').fill('A test');
    await shot(page, 'suspend');
    await dialog(page).getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Suspended', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await dialog(page).getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Active', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Terminate' }).click();
    const terminate = dialog(page).getByRole('button', { name: 'Terminate' });
    expect(await terminate.isDisabled()).toBe(true);
    await dialog(page).getByLabel('Type globex-console to confirm').fill('globex-console');
    expect(await terminate.isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
    expect([...origins]).toEqual([web.url]);
  });

  it('finds a tenant by search and keyboard, and the URL keeps the filter', async () => {
    const { page } = await asOperator();
    await page.getByRole('link', { name: 'Tenants' }).first().click();
    await page.getByLabel('Search by name or slug').fill(tenant.slug);
    await expect.poll(() => page.url()).toContain(`q=${tenant.slug}`);
    const rows = page.getByRole('rowgroup').last().getByRole('row');
    await rows.filter({ hasText: tenant.slug }).waitFor();
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByRole('link').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/tenants/${tenant.id}`);
    await page.keyboard.press('Control+k');
    await dialog(page).getByRole('combobox').fill('onb');
    await dialog(page).getByRole('option', { name: 'Onboard a tenant', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/onboard');
  });

  it('keeps no token where a script of later, a history, a log or another host finds it', async () => {
    const { page, context, origins, logged } = await asOperator();
    await page.getByRole('link', { name: 'Tenants' }).first().click();
    const kept = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toMatch(/eyJ|token/i);
    expect(page.url()).not.toMatch(/eyJ|token/i);
    for (const cookie of await context.cookies()) {
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' });
    }
    expect([...origins]).toEqual([web.url]);
    expect(await context.cookies(`${web.url}/v1/sessions`)).toHaveLength(1);
    await page.reload();
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.goto(`${web.url}/tenants`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await context.cookies(`${web.url}/v1/sessions`)).toEqual([]);
    expect(logged.join('\n')).not.toMatch(/eyJ|token/i);
  });
});

describe('a hostile name', () => {
  it('is text, wherever it stands, and widens no page', async () => {
    const { page, complaints } = await asOperator({ isNarrow: true });
    const alerts: string[] = [];
    page.on('dialog', (opened) => {
      alerts.push(opened.message());
      void opened.dismiss();
    });
    for (const path of ['Overview', 'Tenants']) {
      await page.getByRole('link', { name: path, exact: true }).first().click();
      await page.getByText('<img src=x').first().waitFor();
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
    }
    await page.getByRole('link', { name: '<img src=x' }).first().click();
    await page.getByRole('heading', { level: 1, name: '<img src=x' }).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(alerts).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
