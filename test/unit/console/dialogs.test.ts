import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mailActions } from '../../../core/mail/mail-action.ts';
import {
  answerAsDescribed,
  asMember,
  Refusal,
  type Answers,
  type Asked,
} from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const PASSWORD = 'Correct-Horse-7-Battery';

const dialog = (page: Page) => page.getByRole('dialog').last();

describe('a dialog that does something', () => {
  it('shows what is refused at its field, and is another wish once it was refused', async () => {
    const refused = new Refusal(422, 'invalid-request', {
      errors: [{ pointer: '/url', detail: 'Use https.' }],
    });
    const answers = { createWebhookEndpoint: refused };
    const { page, asked } = await web.open({ path: '/webhooks', answers });
    await page.getByRole('button', { name: 'Add an endpoint' }).click();
    await dialog(page).getByLabel('Address').fill('https://hooks.acme.example/in');
    const add = dialog(page).getByRole('button', { name: 'Add an endpoint' });
    await add.click();
    const url = dialog(page).getByLabel('Address');
    await expect.poll(() => url.getAttribute('aria-invalid')).toBe('true');
    await dialog(page).getByText('Use https.').first().waitFor();
    await add.click();
    await expect.poll(() => sent(asked).length).toBe(2);
    const [first, second] = sent(asked);
    expect(first?.body).toMatchObject({ url: 'https://hooks.acme.example/in', eventTypes: ['*'] });
    // A refusal is certain: the next one is another wish.
    expect(first?.headers['idempotency-key']).not.toBe(second?.headers['idempotency-key']);
  });

  it('does nothing by showing its call, and nothing by Escape', async () => {
    const { page, asked } = await web.open({ path: '/members' });
    await page.getByRole('button', { name: 'Invite people' }).click();
    await dialog(page).getByLabel('E-mail addresses').fill('grace@acme.example');
    await dialog(page).getByRole('button', { name: 'Show as API call' }).click();
    await dialog(page).getByText("await client.call('inviteMembers'").waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(asked.map(({ id }) => id)).not.toContain('inviteMembers');
  });

  it('shows no secret in its call', async () => {
    const { page } = await web.open({ path: '/account' });
    await page.getByRole('button', { name: 'Change password' }).click();
    await dialog(page).getByLabel('Current password').fill(PASSWORD);
    await dialog(page).getByRole('button', { name: 'Show as API call' }).click();
    await dialog(page).getByText("await client.call('changePassword'").waitFor();
    expect(await dialog(page).innerText()).not.toContain(PASSWORD);
  });

  it('asks for the slug before the tenant is ended', async () => {
    const { page, asked } = await web.open({ path: '/settings' });
    await page.getByRole('button', { name: 'End the tenant' }).click();
    const end = dialog(page).getByRole('button', { name: 'End the tenant' });
    expect(await end.isDisabled()).toBe(true);
    await dialog(page).getByLabel('Type acme to confirm').fill('acme');
    await end.click();
    await expect
      .poll(() => asked.find(({ id }) => id === 'terminateOwnTenant')?.body)
      .toEqual({
        slug: 'acme',
      });
  });

  it('shows a secret once', async () => {
    const { page } = await web.open({ path: '/api-keys' });
    await page.getByRole('button', { name: 'Make a key' }).click();
    await dialog(page).getByLabel('Name').fill('Import');
    await dialog(page).getByRole('checkbox', { name: 'records:read' }).check();
    await dialog(page).getByRole('button', { name: 'Make a key' }).click();
    await dialog(page).locator('[data-secret]').getByText('fh_live_').waitFor();
    await dialog(page).getByRole('button', { name: 'I have kept it' }).click();
    await expect.poll(() => page.getByText('fh_live_6Qm').count()).toBe(0);
  });
});

const sent = (asked: readonly Asked[]) => asked.filter(({ id }) => id === 'createWebhookEndpoint');

describe('a viewer', () => {
  it('sees no page and no action that takes more', async () => {
    const { page, asked } = await web.open({ path: '/', answers: asMember('viewer') });
    const pages = await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link')
      .allInnerTexts();
    expect(pages).toEqual([
      ...['Overview', 'Members', 'Usage and bills', 'Records', 'Files', 'Analytics', 'Settings'],
    ]);
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByText('grace@acme.example').first().waitFor();
    for (const name of ['Invite people', 'Send again: grace@acme.example']) {
      expect(await page.getByRole('button', { name }).count(), name).toBe(0);
    }
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Security policy').waitFor();
    expect(await page.getByRole('button', { name: /Change|End the tenant/ }).count()).toBe(0);
    const notOurs = asked.map(({ id }) => id).filter((id) => /apiKey|webhook|Audit/i.test(id));
    expect(notOurs).toEqual([]);
  });
});

describe('the link of an invitation', () => {
  it('leads to a page that takes the token out of the address, and on to the sign-in', async () => {
    const { page } = await web.visit();
    const asked = await answerAsDescribed(page, asMember('member'));
    await page.goto(`${web.url}/accept-invitation#token=secret-token`);
    await page.getByRole('heading', { name: 'Accept the invitation' }).waitFor();
    await expect.poll(() => page.url()).toBe(`${web.url}/accept-invitation`);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(asked[0]).toMatchObject({ id: 'acceptInvitation', body: { token: 'secret-token' } });
    expect(await page.getByLabel('Tenant').inputValue()).toBe('acme');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('grace@acme.example');
  });

  it('may be typed, where the mail told the call alone', async () => {
    const { page } = await web.visit();
    const asked = await answerAsDescribed(page);
    await page.goto(`${web.url}/reset-password`);
    await page.getByLabel('Code of the mail').fill(' typed ');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(asked[0]).toMatchObject({ id: 'completePasswordReset', body: { token: 'typed' } });
  });
});

describe('each page that a mail leads to', () => {
  const mailed = [...Object.values(mailActions).map((action) => action('a', 'b').page)];

  it.each([...new Set(mailed)])('is one of the console: %s', async (path) => {
    const { page } = await web.visit();
    await answerAsDescribed(page, asMember('owner'));
    await page.goto(`${web.url}/${path}#tenant=acme&id=x&token=t`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('There is no such page.').count()).toBe(0);
    // Whoever has to sign in first finds the tenant that the mail is about.
    const tenant = page.getByLabel('Tenant');
    if ((await tenant.count()) > 0) expect(await tenant.inputValue()).toBe('acme');
    expect(new URL(page.url()).hash).toBe('');
  });
});

describe('a second factor', () => {
  it('is set by a QR code and its first code, and gives recovery codes', async () => {
    const answers: Answers = { showSecondFactor: { kind: 'none' } };
    const { page, asked, complaints } = await web.open({ path: '/account', answers });
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    await dialog(page).getByLabel('Current password').fill(PASSWORD);
    await dialog(page).getByRole('button', { name: 'Set up a second factor' }).click();
    await dialog(page).getByRole('img', { name: 'QR code of the secret' }).waitFor();
    await dialog(page).getByLabel('Code', { exact: true }).fill('123456');
    await dialog(page).getByRole('button', { name: 'Set', exact: true }).click();
    await dialog(page).getByText('h3kq-m7xd-2c9p-wvta').waitFor();
    expect(asked.find(({ id }) => id === 'confirmSecondFactor')?.body).toEqual({
      session: 'q83vEjRWeJA…',
      code: '123456',
    });
    expect(complaints).toEqual([]);
  });
});
