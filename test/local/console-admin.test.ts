import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../support/api.ts';
import {
  openConsole,
  shot,
  signInTo,
  type ConsoleBrowser,
  type Visitor,
} from '../support/browser/console-browser.ts';
import { setEnvironment } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { localCloud } from '../support/local-cloud.ts';
import { lastMailTo } from '../support/mail-to.ts';
import { receiver } from '../support/receiver.ts';

const PASSWORD = 'Correct-Horse-7-Battery';
const SLUG = `initech-${randomBytes(4).toString('hex')}`;
const OWNER = `peter@${SLUG}.example`;
/** Those whose mails the story follows to the console; a test's cloud has none that it could name to them. */
const MAILING = ['SendWelcome', 'MembersApi'];

let web: ConsoleBrowser;
let owner: Visitor;

beforeAll(async () => {
  web = await openConsole(localCloud().apiUrl);
  for (const name of MAILING) await setEnvironment(name, { CONSOLE_URL: web.url });
  owner = await web.visit();
});
afterAll(async () => {
  for (const name of MAILING) await setEnvironment(name, {});
  await web.close();
});

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

/** Reads the mail as its reader does, and goes where its link leads; gives what it said. */
async function follow(page: Page, email: string, link: string): Promise<string> {
  const html = await eventually(
    async () => {
      const { BodyHtml = '' } = (await lastMailTo(email)) ?? {};
      if (!BodyHtml.includes(`>${link}</a>`)) throw new Error('No such mail yet.');
      return BodyHtml;
    },
    { seconds: 120 },
  );
  await page.setContent(html);
  const said = await page.locator('body').innerText();
  await page.getByRole('link', { name: link, exact: true }).click();
  await page.waitForURL(`${web.url}/**`);
  return said;
}

/** In the order in which it happens: each goes on from the one before. */
describe('a tenant’s story', () => {
  it('begins with an operator’s form, without a password', async () => {
    const { page, context } = await web.visit();
    await page.goto(web.url);
    await signInTo(page, localCloud().operator);
    await page.getByRole('link', { name: 'Onboard a tenant' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Initech');
    await page.getByLabel('Slug').fill(SLUG);
    await page.getByLabel('Plan', { exact: true }).fill('pro');
    await page.getByLabel('E-mail of the admin').fill(OWNER);
    await page.getByRole('button', { name: 'Onboard' }).click();
    await page.getByRole('heading', { name: 'Initech' }).waitFor();
    const welcomed = page.locator('[data-step="send-welcome-email"][data-status="done"]');
    await welcomed.waitFor();
    await context.close();
  });

  it('goes on by the link of the welcome, and a password of the admin’s own', async () => {
    const { page } = owner;
    const welcome = await follow(page, OWNER, 'Sign in');
    expect(await page.getByLabel('Tenant').inputValue()).toBe(SLUG);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(OWNER);
    const [, first = ''] = /^Password +(\S+)$/m.exec(welcome) ?? [];
    await page.getByLabel('Password').fill(first);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Welcome to Initech' }).waitFor();
    await shot(page, 'cloud-start');
  });

  it('sets a second factor by its QR code', async () => {
    const { page } = owner;
    await page.keyboard.press('Control+k');
    await dialog(page).getByRole('combobox').fill('My account');
    await page.keyboard.press('Enter');
    await page.getByText('None yet.').waitFor();
    await does(page, 'Set up a second factor', () =>
      dialog(page).getByLabel('Current password').fill(PASSWORD),
    );
    await dialog(page).getByRole('img', { name: 'QR code of the secret' }).waitFor();
    const secret = await dialog(page).locator('[data-secret]').innerText();
    await shot(page, 'cloud-second-factor');
    await dialog(page).getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
    await dialog(page).getByRole('button', { name: 'Set', exact: true }).click();
    await dialog(page).getByRole('heading', { name: 'Recovery codes' }).waitFor();
    await dialog(page).getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('10 recovery codes are left').waitFor();
  });

  it('invites a member, who joins by the mail’s link and sees less', async () => {
    const { page } = owner;
    const email = `grace@${SLUG}.example`;
    await open(page, 'Members');
    await does(page, 'Invite people', () =>
      dialog(page).getByLabel('E-mail addresses').fill(email),
    );
    await dialog(page).getByText('Invited', { exact: true }).waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('cell', { name: email, exact: true }).waitFor();
    await shot(page, 'cloud-members');

    const member = await web.visit({ isNarrow: true });
    await follow(member.page, email, 'Accept the invitation');
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
    await page.getByRole('cell', { name: '41 mail' }).waitFor();
    await page.getByText('41 of 100,000 · cap: more is billed').waitFor();
    await page.getByText('The next invoice, as of now').first().waitFor();
    await shot(page, 'cloud-usage');
  });

  it('reads its first invoice, which is final', async () => {
    const { page } = owner;
    const invoice = page.getByRole('row').filter({ has: page.getByText('Open', { exact: true }) });
    const number = await invoice.getByRole('cell').first().innerText();
    await invoice.getByRole('button', { name: `Show: ${number}` }).click();
    await dialog(page)
      .getByRole('heading', { name: `Invoice ${number}` })
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
    await dialog(page).getByText('Delivered').waitFor();
    await dialog(page).getByText('204', { exact: true }).waitFor();
    await shot(page, 'cloud-delivery');
    const [first] = program.received;
    await dialog(page).getByRole('button', { name: 'Send again' }).click();
    const same = () =>
      program.received.filter(
        ({ headers }) => headers['webhook-id'] === first?.headers['webhook-id'],
      );
    await expect.poll(() => same().length).toBe(2);
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
    await row.waitFor();
    await shot(page, 'cloud-files');
    const download = page.waitForEvent('download');
    await row.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('notes.txt');
    expect(readFileSync(await file.path(), 'utf8')).toBe('anvils');
    const { origin } = new URL(localCloud().apiUrl);
    expect([...origins].filter((other) => other !== web.url)).toEqual([origin]);
  });

  it('ends with an audit of what was done, and no complaint of a page', async () => {
    const { page, complaints } = owner;
    await open(page, 'Audit');
    await page.getByText('api_key.created').first().waitFor();
    await shot(page, 'cloud-audit');
    expect(complaints).toEqual([]);
  });
});
