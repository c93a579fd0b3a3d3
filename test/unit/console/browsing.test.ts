import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { de } from '../../../console/src/texts/de.ts';
import { en } from '../../../console/src/texts/en.ts';
import type { OperationId } from '../../../sdk/src/index.ts';
import { axeFindings } from '../../support/browser/console-browser.ts';
import { asOperator, Refusal } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const at = '2026-11-28T08:00:00.000Z';

describe('a button that does at once', () => {
  const BUTTONS: readonly (readonly [path: string, id: OperationId])[] = [
    ['/inbox', 'readAllNotifications'],
    ['/inbox', 'readNotification'],
    ['/inbox', 'archiveNotification'],
    ['/account', 'endOneSession'],
    ['/account', 'endOtherSessions'],
    ['/members', 'resendInvitation'],
    ['/files', 'getFile'],
  ];
  const session = {
    ...{ id: 'ses_1', userAgent: 'Firefox', sourceIp: '192.0.2.1', isCurrent: true },
    ...{ createdAt: at, lastUsedAt: at },
  };
  const answers = {
    listSessions: { items: [session, { ...session, id: 'ses_2', isCurrent: false }] },
  };

  it.each(BUTTONS)('on %s shows its call beside it, and does not send it: %s', async (path, id) => {
    const { page, asked } = await web.open({ path, answers });
    await page
      .getByRole('button', { name: `Show as API call: ${id}` })
      .first()
      .click();
    await page.getByRole('dialog').getByText(`await client.call('${id}'`).waitFor();
    expect(asked.map((call) => call.id)).not.toContain(id);
  });
});

describe('a part that waits for something', () => {
  const setHidden = (page: Page, state: 'hidden' | 'visible') =>
    page.evaluate(`
      Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    `);

  it.each([
    ['/webhooks', 'listWebhookMessages'],
    ['/billing', 'showCurrentUsage'],
  ])('on %s asks again, and not while its tab is hidden: %s', async (path, id) => {
    const { page, asked } = await web.open({ path });
    const count = () => asked.filter((call) => call.id === id).length;
    await expect.poll(count).toBeGreaterThanOrEqual(3);
    await setHidden(page, 'hidden');
    // What was on its way may still come.
    await page.waitForTimeout(500);
    const before = count();
    await page.waitForTimeout(5_000);
    expect(count()).toBe(before);
    await setHidden(page, 'visible');
    await expect.poll(count).toBeGreaterThan(before);
  });
});

describe('a file that is dropped', () => {
  it('goes to the bucket by a link of its own', async () => {
    const link = {
      ...({ method: 'PUT', url: `${web.url}/bucket/notes.txt`, expiresAt: at } as const),
      headers: { 'content-type': 'text/plain' },
    };
    const answers = { createFile: { id: 'fil_1', name: 'notes.txt', upload: link } };
    const { page, asked, complaints } = await web.open({ path: '/files', answers });
    const stored: (string | null)[] = [];
    await page.route('**/bucket/*', (route) => {
      stored.push(route.request().postData());
      return route.fulfill({ status: 200, headers: { etag: '"1"' } });
    });
    const dataTransfer = await page.evaluateHandle<DataTransfer>(`(() => {
      const dragged = new DataTransfer();
      dragged.items.add(new File(['anvils'], 'notes.txt', { type: 'text/plain' }));
      return dragged;
    })()`);
    const zone = page.locator('[data-drop-zone]');
    await zone.dispatchEvent('dragover', { dataTransfer });
    await expect.poll(() => zone.getAttribute('class')).toContain('border-link');
    await zone.dispatchEvent('drop', { dataTransfer });
    await page
      .getByRole('listitem')
      .filter({ hasText: 'notes.txt' })
      .getByText('Uploaded')
      .waitFor();
    expect(await zone.getAttribute('class')).not.toContain('border-link');
    expect(asked.find(({ id }) => id === 'createFile')?.body).toEqual({
      ...{ name: 'notes.txt', contentType: 'text/plain', size: 6 },
    });
    expect(stored).toEqual(['anvils']);
    expect(complaints).toEqual([]);
  });
});

describe('the list of 10,000 tenants', () => {
  it('is read to its end by scrolling, with no more rows in the page than are in sight', async () => {
    const answers = asOperator('admin');
    const { page } = await web.open({ path: '/', answers });
    const asked: number[] = [];
    await page.route('**/v1/tenants?*', (route) => {
      const { searchParams } = new URL(route.request().url());
      const from = Number(searchParams.get('cursor') ?? 0);
      const size = Number(searchParams.get('limit'));
      asked.push(from);
      const items = Array.from({ length: size }, (_, index) => tenantAt(from + index));
      const next = from + size < 10_000 ? { nextCursor: String(from + size) } : {};
      return route.fulfill({ json: { items, ...next } });
    });
    await page.getByRole('link', { name: 'Tenants', exact: true }).first().click();
    const table = page.getByRole('table', { name: 'Tenants' });
    await table.getByText('Tenant 0', { exact: true }).waitFor();
    asked.length = 0;
    let most = 0;
    const scrolled = async () => {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      most = Math.max(most, await table.getByRole('row').count());
      return asked.at(-1);
    };
    await expect.poll(scrolled, { interval: 20, timeout: 200_000 }).toBe(9_900);
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('10001');
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await table.getByText('Tenant 9999', { exact: true }).waitFor();
    expect(Math.max(most, await table.getByRole('row').count())).toBeLessThan(60);
    // No page twice, none left out.
    expect(asked).toEqual(Array.from({ length: 99 }, (_, index) => 100 * (index + 1)));
  });
});

const tenantAt = (index: number) => ({
  ...{ id: `tnt_${index}`, slug: `t${index}`, name: `Tenant ${index}`, plan: 'pro' },
  ...{ state: 'active', isolation: 'shared_schema', region: 'eu-central-1', attempt: 1 },
  ...{ admin: { email: 'a@b.example' }, version: 1, createdAt: at, updatedAt: at },
});

/** The texts of a catalogue, each by its path. */
const textsIn = (part: object, path = ''): [string, string][] =>
  Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}/${name}`, value] as [string, string]]
      : typeof value === 'object' && value !== null
        ? textsIn(value, `${path}/${name}`)
        : [],
  );

describe('a page in German', () => {
  const german = new Map(textsIn(de));
  const all = new Set(german.values());
  const english = new Set(textsIn(en).flatMap(([, text]) => (all.has(text) ? [] : [text])));

  it.each([
    ['/members', de.members.title],
    ['/webhooks', de.webhooks.title],
    ['/account', de.account.title],
  ])('has no English left, and axe nothing to say: %s', async (path, title) => {
    const { page, complaints } = await web.open({ path, locale: 'de-DE' });
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    const read = page.locator('h1, h2, h3, th, label, legend, button, [role=tab], nav a');
    const texts = (await read.allInnerTexts()).map((text) => text.trim());
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => english.has(text))).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('says by its kind why something was refused, and the API’s own words beside', async () => {
    const refused = new Refusal(403, 'not-permitted', { detail: 'You lack members:read.' });
    const answers = { listMembers: refused };
    const { page } = await web.open({ path: '/members', locale: 'de-DE', answers });
    const alert = page.getByRole('alert').first();
    await alert.getByText('Dazu fehlt die Berechtigung').waitFor();
    await alert.getByText('You lack members:read.').waitFor();
  });

  it('has the title of the API where a newer one has a kind that the page does not know', async () => {
    const answers = { listMembers: new Refusal(409, 'of-tomorrow', { title: 'Of tomorrow' }) };
    const { page } = await web.open({ path: '/members', locale: 'de-DE', answers });
    await page.getByRole('alert').getByText('Of tomorrow').first().waitFor();
  });
});
