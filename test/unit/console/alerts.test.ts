import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ItemOf } from '../../../sdk/src/index.ts';
import { axeFindings, overflowOf } from '../../support/browser/console-browser.ts';
import {
  asMember,
  asOperator,
  Refusal,
  type Answers,
  type Asked,
} from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const GRACE = 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11';
const GONE = 'c3c5d4e4-5021-70c1-8f2a-0d6a4a5f3c12';
const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
const STATE = {
  ...{ id: 'aal_01kb2v3m9ne4a8x0c5r7d6f1gh', windowHours: 1, isEnabled: true },
  ...{ comparison: 'above', threshold: 100, clearAt: 20, state: 'raised', value: 140 },
  since: '2026-11-27T13:20:04.000Z',
} as const;
const ALERT: ItemOf<'listAlerts'> = {
  ...{ ...STATE, name: 'Reports fail', metric: 'tracked_events', event: 'report.failed' },
  ...{ channels: ['in_app', 'email'], members: [GRACE, GONE] },
};
const OF_OPERATORS: ItemOf<'listPlatformAlerts'> = {
  ...{ ...STATE, name: 'Errors of Acme', metric: 'errors', state: 'ok' },
  ...{ channels: ['email'], ofTenant: TENANT },
};

const dialog = (page: Page) => page.getByRole('dialog').last();

async function choose(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

const bodyOf = (asked: readonly Asked[], wanted: Asked['id']) =>
  expect.poll(() => asked.find(({ id }) => id === wanted)?.body);

describe('the alerts of a tenant', () => {
  it('are made with change, hysteresis, channels and members', async () => {
    const { page, complaints, asked } = await web.open({ path: '/analytics' });
    await page.getByText('No alert yet.').waitFor();
    await page.getByRole('button', { name: 'Add an alert' }).click();
    const form = dialog(page);
    await form.getByLabel('Name', { exact: true }).fill('Fewer reports');
    expect(await form.getByLabel('Only events named').count()).toBe(0);
    await form.getByLabel('Metric').selectOption('tracked_events');
    await form.getByLabel('Only events named').fill('report.created');
    await form.getByLabel('Raised when').selectOption('change_below');
    await form.getByLabel('Threshold').fill('-50');
    await form.getByLabel('Over again at').fill('-12.5');
    await form.getByLabel('Hours together').fill('24');
    await form.getByRole('checkbox', { name: 'Inbox' }).uncheck();
    await form.getByRole('checkbox', { name: 'Grace' }).check();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Show as API call' }).click();
    await dialog(page).getByText("await client.call('createAlert'").waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await form.getByRole('button', { name: 'Add an alert' }).click();
    await bodyOf(asked, 'createAlert').toEqual({
      ...{ name: 'Fewer reports', metric: 'tracked_events', event: 'report.created' },
      ...{ comparison: 'change_below', threshold: -50, clearAt: -12.5, windowHours: 24 },
      ...{ isEnabled: true, channels: ['email'], members: [GRACE] },
    });
    expect(complaints).toEqual([]);
  });

  it('show how they stand, and keep whom they tell when they are changed', async () => {
    const answers = { listAlerts: { items: [ALERT] } };
    const { page, asked } = await web.open({ path: '/analytics', answers });
    const row = page.getByRole('row', { name: 'Reports fail' });
    for (const text of ['Raised', 'Above: 100, over at 20, each hour', '140', '2 members']) {
      await row.getByText(text).first().waitFor();
    }
    expect(await axeFindings(page)).toEqual([]);
    await choose(page, 'Reports fail', 'Change');
    await dialog(page).getByRole('checkbox', { name: 'Grace' }).waitFor();
    await dialog(page).getByLabel('Over again at').fill('');
    await dialog(page).getByRole('checkbox', { name: 'It is evaluated' }).uncheck();
    await dialog(page).getByRole('button', { name: 'Change', exact: true }).click();
    const changes = { event: 'report.failed', clearAt: null, isEnabled: false, threshold: 100 };
    await bodyOf(asked, 'changeAlert').toMatchObject({ ...changes, members: [GONE, GRACE] });
    await choose(page, 'Reports fail', 'Remove');
    await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
    await expect
      .poll(() => asked.find(({ id }) => id === 'removeAlert')?.path)
      .toBe(`/v1/analytics/alerts/${ALERT.id}`);
  });

  it('fit a narrow window', async () => {
    const answers = { listAlerts: { items: [ALERT] } };
    const { page } = await web.open({ path: '/analytics', answers, isNarrow: true });
    await page.getByText('Raised', { exact: true }).waitFor();
    expect([await overflowOf(page), await axeFindings(page)]).toEqual([0, []]);
  });

  it('are read alone by whoever may not set them', async () => {
    const answers = { ...asMember('viewer'), listAlerts: { items: [ALERT] } };
    const { page } = await web.open({ path: '/analytics', answers });
    await page.getByText('Reports fail').waitFor();
    expect(await page.getByRole('button', { name: /Add an alert|Actions for/ }).count()).toBe(0);
  });
});

describe('the alerts of operators', () => {
  const answers: Answers = {
    ...asOperator('admin'),
    listPlatformAlerts: { items: [OF_OPERATORS] },
  };

  it('are on all tenants or one, and a refusal stands at its field', async () => {
    const errors = [{ pointer: '/clearAt', detail: 'It must not lie above the threshold.' }];
    const refused = new Refusal(422, 'invalid-draft', { errors });
    const { page, asked } = await web.open({
      ...{ path: '/', answers: { ...answers, createPlatformAlert: refused } },
    });
    await page.getByRole('button', { name: 'Add an alert' }).click();
    const form = dialog(page);
    await form.getByLabel('Name', { exact: true }).fill('Errors');
    await form.getByLabel('Metric').selectOption('errors');
    await form.getByLabel('Threshold').fill('100');
    await form.getByLabel('Over again at').fill('200');
    await form.getByLabel('Only of this tenant').fill(` ${TENANT} `);
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Add an alert' }).click();
    await bodyOf(asked, 'createPlatformAlert').toEqual({
      ...{ name: 'Errors', metric: 'errors', comparison: 'above', threshold: 100 },
      ...{ clearAt: 200, windowHours: 1, isEnabled: true, channels: ['email'], ofTenant: TENANT },
    });
    const field = form.getByLabel('Over again at');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  });

  it('are listed, changed and removed', async () => {
    const { page, asked, complaints } = await web.open({ path: '/', answers });
    const row = page.getByRole('row', { name: 'Errors of Acme' });
    await row.getByText('In order').waitFor();
    await row.getByText(TENANT).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await choose(page, 'Errors of Acme', 'Change');
    await dialog(page).getByRole('checkbox', { name: 'E-mail' }).uncheck();
    await dialog(page).getByRole('button', { name: 'Change', exact: true }).click();
    const changed = { channels: [], event: null, clearAt: 20 };
    await bodyOf(asked, 'changePlatformAlert').toMatchObject(changed);
    await choose(page, 'Errors of Acme', 'Remove');
    await dialog(page).getByRole('button', { name: 'Show as API call' }).click();
    await dialog(page).getByText("await client.call('removePlatformAlert'").waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
    await expect
      .poll(() => asked.find(({ id }) => id === 'removePlatformAlert')?.path)
      .toBe(`/v1/platform/alerts/${OF_OPERATORS.id}`);
    expect(complaints).toEqual([]);
  });
});
