import { describe, expect, it } from 'vitest';
import { asOperator, type Answers } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const at = (path: string, answers: Answers = {}) => web.open({ path, answers });

describe('what a company was onboarded with', () => {
  it('is asked for by a click alone, for it tells the first key’s secret once', async () => {
    const { page, asked, dialog } = await at('/', {
      showOnboarding: {
        steps: [],
        apiKey: { id: 'key_1', secret: 'fhk_secret' },
        domainName: {
          ...{ name: 'acme.app.example.com', target: 'edge.example.com' },
          ...{ isManaged: false, state: 'missing' },
        },
      },
    });
    await page.getByText('The key’s secret is shown once.').waitFor();
    expect(asked.some(({ id }) => id === 'showOnboarding')).toBe(false);
    await page.getByRole('button', { name: 'Show: What your company got' }).click();
    await dialog.getByText('fhk_secret').waitFor();
    await dialog.getByText('acme.app.example.com CNAME edge.example.com').waitFor();
    await dialog.getByText('The record is missing').waitFor();
    expect(asked.filter(({ id }) => id === 'showOnboarding')).toHaveLength(1);
  });
});

describe('the commands', () => {
  it('change how the console looks, and end the session', async () => {
    const { page, sent, dialog } = await at('/members');
    const run = async (name: string) => {
      await page.keyboard.press('Control+k');
      await dialog.getByRole('combobox').fill(name);
      await dialog.getByRole('option', { name }).waitFor();
      await page.keyboard.press('Enter');
    };
    await run('Theme: Dark');
    await expect
      .poll(() => page.evaluate<string>('document.documentElement.dataset.theme'))
      .toBe('dark');
    await run('Language: Deutsch');
    await page.getByRole('heading', { name: 'Mitglieder', level: 1 }).waitFor();
    await run('Abmelden');
    await page.waitForURL('**/sign-in');
    expect(sent('endSession')).toBeDefined();
  });
});

describe('a webhook’s message', () => {
  it('is shown as it was sent, but for its signature', async () => {
    const { page, dialog } = await at('/webhooks');
    await page.getByRole('button', { name: 'Open: member.joined' }).click();
    const request = dialog.getByLabel('Request', { exact: true });
    await expect.poll(() => request.textContent()).toMatch(/^POST https:\/\//);
    const text = (await request.textContent()) ?? '';
    expect(text).toContain('webhook-id: whm_01kb2v3m9ne4a8x0c5r7d6f1gh');
    const sentAt = Date.parse('2026-11-28T12:00:00.000Z') / 1_000;
    expect(text).toContain(`webhook-timestamp: ${sentAt}`);
    expect(text).toContain('"type": "member.joined"');
  });
});

describe('the figures of the overview', () => {
  it('lead to the tenants that they count', async () => {
    const { page, asked } = await at('/', asOperator('admin'));
    await page.getByRole('heading', { name: 'Open alarms' }).waitFor();
    await page.getByRole('link', { name: 'separate_database' }).click();
    await page.waitForURL('**/tenants?isolation=separate_database');
    const lists = () => asked.filter(({ id }) => id === 'listTenants').map(({ path }) => path);
    await expect.poll(() => lists().at(-1)).toContain('isolation=separate_database');
    expect(await page.getByLabel('Isolation').inputValue()).toBe('separate_database');
  });
});
