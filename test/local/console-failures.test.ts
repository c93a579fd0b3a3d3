import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTenant } from '../support/api.ts';
import { openConsole, signInTo, type ConsoleBrowser } from '../support/browser/console-browser.ts';
import { localCloud } from '../support/local-cloud.ts';

let web: ConsoleBrowser;
beforeAll(async () => {
  [web] = await Promise.all([openConsole(localCloud().apiUrl), createTenant({ plan: 'pro' })]);
});
afterAll(() => web.close());

async function asOperator(): Promise<Page> {
  const { page } = await web.visit();
  await page.goto(web.url);
  await signInTo(page, localCloud().operator);
  return page;
}

const refuses = (route: Route, status: number, kind: string) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `urn:freehold:problem:${kind}`, title: kind, status }),
  });

/** As long as somebody looks whether anything goes on by itself. */
const WATCHED_MS = 1_500;

describe('the form that onboards', () => {
  it('is another wish only once it is certain that nothing came of the one before', async () => {
    const page = await asOperator();
    const keys: (string | undefined)[] = [];
    await page.route('**/v1/tenants', (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      return [
        () => route.abort('connectionreset'),
        () => refuses(route, 502, 'bad-gateway'),
        () => refuses(route, 409, 'slug-taken'),
        () => refuses(route, 409, 'slug-taken'),
      ][keys.length - 1]?.();
    });
    await page.getByRole('link', { name: 'Onboard a tenant' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Initech');
    await page.getByLabel('E-mail of the admin').fill('bill@initech.example');
    const submit = page.getByRole('button', { name: 'Onboard' });
    for (const sent of [1, 2, 3, 4]) {
      await submit.click();
      await expect.poll(() => keys.length).toBe(sent);
      await expect.poll(() => submit.isEnabled()).toBe(true);
    }
    const [first, second, third, fourth] = keys;
    expect(first).toMatch(/^[\w-]{36}$/);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });
});

describe('the list of tenants', () => {
  it('asks no second time for a page that failed, until somebody does', async () => {
    const page = await asOperator();
    const later: string[] = [];
    let isAway = true;
    await page.route('**/v1/tenants?*', async (route) => {
      const url = new URL(route.request().url());
      const cursor = url.searchParams.get('cursor');
      // The API knows no such cursor: both pages are made of its first one.
      url.searchParams.delete('cursor');
      if (cursor !== null) later.push(cursor);
      if (cursor !== null && isAway) return refuses(route, 500, 'internal-error');
      const answer = await route.fetch({ url: url.href });
      const { items } = (await answer.json()) as { items: readonly object[] };
      const many = Array.from({ length: 100 }, (_, index) => ({
        ...items[0],
        name: `Tenant ${cursor ?? 'first'} ${index}`,
      }));
      const more = cursor === null ? { nextCursor: 'second' } : {};
      return route.fulfill({ response: answer, json: { items: many, ...more } });
    });
    await page.getByRole('link', { name: 'Tenants', exact: true }).first().click();
    await page.getByText('Tenant first 0', { exact: true }).waitFor();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByRole('alert').waitFor();
    await page.waitForTimeout(WATCHED_MS);
    expect(later).toEqual(['second']);

    isAway = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByText('Tenant second 99', { exact: true }).waitFor();
  });

  it('forgets a filter that the URL has no more', async () => {
    const page = await asOperator();
    const tenants = page.getByRole('link', { name: 'Tenants', exact: true }).first();
    await tenants.click();
    const search = page.getByLabel('Search by name or slug');
    await search.fill('acme');
    await expect.poll(() => page.url()).toContain('q=acme');
    await tenants.click();
    await expect.poll(() => search.inputValue()).toBe('');
    await page.waitForTimeout(WATCHED_MS);
    expect(page.url()).not.toContain('q=');
  });

  it('takes a long filter once, as far as the URL holds it', async () => {
    const page = await asOperator();
    await page.getByRole('link', { name: 'Tenants', exact: true }).first().click();
    const search = page.getByLabel('Search by name or slug');
    await search.pressSequentially('x'.repeat(105));
    await expect.poll(() => page.url()).toContain(`q=${'x'.repeat(100)}`);
    expect(await search.inputValue()).toBe('x'.repeat(100));
  });
});
