import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import {
  openConsole,
  shot,
  signInTo,
  type ConsoleBrowser,
  type Visitor,
} from '../support/browser/console-browser.ts';
import { eventually } from '../support/eventually.ts';
import { localCloud } from '../support/local-cloud.ts';
import { mailTo } from '../support/mail-to.ts';
import { receiver } from '../support/receiver.ts';

type Invoice = { readonly number?: string; readonly finalizedAt?: string };

const PASSWORD = 'Correct-Horse-7-Battery';

let web: ConsoleBrowser;
let tenant: TestTenant;
let owner: Visitor;

beforeAll(async () => {
  tenant = await createTenant({ name: 'Initech', plan: 'pro' });
  web = await openConsole(localCloud().apiUrl);
  owner = await web.visit();
  await owner.page.goto(`${web.url}/sign-in#tenant=${tenant.slug}`);
  await signInTo(owner.page, { ...tenant.admin, tenant: tenant.slug });
});
afterAll(() => web.close());

const dialog = (page: Page) => page.getByRole('dialog').last();

async function open(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** The button that opens the dialog has the name of the one that does it. */
async function does(page: Page, name: string, fill: () => Promise<void> = () => Promise.resolve()) {
  await page.getByRole('button', { name, exact: true }).click();
  await fill();
  await dialog(page).getByRole('button', { name, exact: true }).click();
}

describe('a tenant’s owner', () => {
  it('invites a member, who joins by the mail’s token and sees less', async () => {
    const { page } = owner;
    const email = `grace@${tenant.slug}.example`;
    await open(page, 'Members');
    await does(page, 'Invite people', () =>
      dialog(page).getByLabel('E-mail addresses').fill(email),
    );
    await dialog(page).getByText('Invited', { exact: true }).waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('cell', { name: email, exact: true }).waitFor();
    await shot(page, 'cloud-members');

    const token = await eventually(async () => {
      const found = /"token":"([\w-]+)"/.exec(await mailTo(email))?.[1];
      if (found === undefined) throw new Error('No mail yet.');
      return found;
    });
    const member = await web.visit({ isNarrow: true });
    await member.page.goto(`${web.url}/accept-invitation#token=${token}`);
    await member.page.getByLabel('Your name').fill('Grace');
    await member.page.getByLabel('New password').fill(PASSWORD);
    await member.page.getByRole('button', { name: 'Join' }).click();
    await member.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await member.page.getByLabel('Password').fill(PASSWORD);
    expect(await member.page.getByLabel('E-mail').inputValue()).toBe(email);
    await member.page.getByRole('button', { name: 'Sign in' }).click();
    await member.page.getByRole('heading', { name: 'Welcome to Initech' }).waitFor();
    expect(await member.page.getByRole('link', { name: 'API keys' }).count()).toBe(0);
    await member.context.close();
  });

  it('makes a key whose secret is shown once, and sees what it uses', async () => {
    const { page } = owner;
    await open(page, 'API keys');
    await does(page, 'Make a key', async () => {
      await dialog(page).getByLabel('Name').fill('Mailer');
      await dialog(page).getByRole('checkbox', { name: 'usage:write' }).check();
    });
    const secret = await dialog(page).locator('[data-secret]').innerText();
    expect(secret).toMatch(/^fh_live_/);
    await dialog(page).getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Actions for Mailer' }).waitFor();
    expect(await page.getByText(secret).count()).toBe(0);

    const event = { id: '1', type: 'mail.sent', data: { recipients: 41, region: 'eu' } };
    const sent = await call('POST /v1/usage/events', { token: secret, body: event });
    expect(sent.status).toBeLessThan(300);
    await open(page, 'Usage and bills');
    await page.getByRole('cell', { name: '41 mail' }).waitFor({ timeout: 90_000 });
    await page.getByText('41 of 100,000 · cap: more is billed').waitFor();
    await page.getByText('The next invoice, as of now').first().waitFor();
    await shot(page, 'cloud-usage');
  });

  it('reads its first invoice, which is final', async () => {
    const { page } = owner;
    const { items } = await callFor<{ items: readonly Invoice[] }>('GET /v1/billing/invoices', {
      token: await signIn(tenant.admin, tenant.slug),
    });
    const [{ number, finalizedAt } = {}] = items;
    expect(finalizedAt).toMatch(/^20/);
    await page.getByRole('row').filter({ hasText: number }).getByText('Open').waitFor();
    await page.getByRole('button', { name: `Show: ${number ?? 'none'}` }).click();
    await dialog(page)
      .getByRole('heading', { name: `Invoice ${number ?? 'none'}` })
      .waitFor();
    await dialog(page).getByRole('row').filter({ hasText: 'Pro' }).getByText('$99.00').waitFor();
    await shot(page, 'cloud-invoice');
    await dialog(page).getByRole('button', { name: 'Close' }).click();
  });

  it('adds an endpoint, sees the test event delivered with its answer, and sends it again', async () => {
    const { page } = owner;
    const program = await receiver();
    await open(page, 'Webhooks');
    await does(page, 'Add an endpoint', async () => {
      await dialog(page).getByLabel('Address').fill(program.url);
      await dialog(page).getByLabel('Events').fill('role.*');
    });
    await dialog(page).locator('[data-secret]').getByText('whsec_').waitFor();
    await dialog(page).getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: `Actions for ${program.url}` }).click();
    await page.getByRole('menuitem', { name: 'Send a test event' }).click();
    await dialog(page).getByRole('button', { name: 'Send a test event' }).click();
    await page.getByRole('button', { name: 'Open: webhook.test' }).click();
    await dialog(page).getByText('Delivered').waitFor({ timeout: 60_000 });
    await dialog(page).getByText('204', { exact: true }).waitFor();
    await shot(page, 'cloud-delivery');
    const [first] = program.received;
    await dialog(page).getByRole('button', { name: 'Send again' }).click();
    const same = () =>
      program.received.filter(
        ({ headers }) => headers['webhook-id'] === first?.headers['webhook-id'],
      );
    await expect.poll(() => same().length, { timeout: 60_000 }).toBe(2);
    await dialog(page).getByRole('button', { name: 'Close' }).click();
  });

  it('keeps a record, and uploads a file that comes back as it was', async () => {
    const { page, origins } = owner;
    await open(page, 'Records');
    await does(page, 'Make a record', () =>
      dialog(page).getByLabel('Data').fill('{"text": "Order 12 anvils"}'),
    );
    await page.getByText('Order 12 anvils').waitFor();
    await open(page, 'Files');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'notes.txt', mimeType: 'text/plain' },
      buffer: Buffer.from('anvils'),
    });
    await page.getByText('Uploaded').first().waitFor();
    const row = page.getByRole('button', { name: 'Download: notes.txt' });
    await row.waitFor({ timeout: 60_000 });
    await shot(page, 'cloud-files');
    const download = page.waitForEvent('download');
    await row.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('notes.txt');
    expect(readFileSync(await file.path(), 'utf8')).toBe('anvils');
    const { origin } = new URL(localCloud().apiUrl);
    expect([...origins].filter((other) => other !== web.url)).toEqual([origin]);
  });

  it('sets a second factor by its QR code, and what was done stands in the audit', async () => {
    const { page, complaints } = owner;
    await page.keyboard.press('Control+k');
    await dialog(page).getByRole('combobox').fill('My account');
    await page.keyboard.press('Enter');
    await page.getByText('None yet.').waitFor();
    await does(page, 'Set up a second factor', () =>
      dialog(page).getByLabel('Current password').fill(tenant.admin.password),
    );
    await dialog(page).getByRole('img', { name: 'QR code of the secret' }).waitFor();
    const secret = await dialog(page).locator('[data-secret]').innerText();
    await shot(page, 'cloud-second-factor');
    await dialog(page).getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
    await dialog(page).getByRole('button', { name: 'Set', exact: true }).click();
    await dialog(page).getByRole('heading', { name: 'Recovery codes' }).waitFor();
    await dialog(page).getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('10 recovery codes are left').waitFor();
    await open(page, 'Audit');
    await page.getByText('api_key.created').first().waitFor();
    await shot(page, 'cloud-audit');
    expect(complaints).toEqual([]);
  });
});
