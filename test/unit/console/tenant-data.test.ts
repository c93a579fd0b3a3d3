import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { OperatorRole } from '../../../core/access/roles.ts';
import { axeFindings } from '../../support/browser/console-browser.ts';
import { asOperator, type Answers } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
const TAB = 'Placement and export';
const EXPORT = {
  ...{ id: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh', tenantId: TENANT, type: 'tenant-export' },
  ...{ state: 'succeeded', phase: 'done', startedBy: 'op-1', report: {} },
  ...{ startedAt: '2026-11-27T12:00:00.000Z', updatedAt: '2026-11-27T12:00:49.000Z' },
} as const;

async function visit(answers: Answers = {}, role: OperatorRole = 'admin') {
  const visitor = await web.open({
    ...{ path: `/tenants/${TENANT}`, answers: { ...asOperator(role), ...answers } },
  });
  await visitor.page.getByRole('tab', { name: 'Summary' }).waitFor();
  return visitor;
}

const openTab = (page: Page) => page.getByRole('tab', { name: TAB }).click();
const dialog = (page: Page) => page.getByRole('dialog').last();

describe('the move of a tenant', () => {
  it('begins to what is chosen, after what will happen was said', async () => {
    const { page, complaints, asked } = await visit({ listMoves: { items: [] } });
    await openTab(page);
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await dialog(page).getByText('503 for some 40 seconds').waitFor();
    await dialog(page).getByLabel('Isolation').selectOption('separate_schema');
    await dialog(page).getByLabel('Region').selectOption('eu-central-1');
    expect(await axeFindings(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Show as API call' }).click();
    await dialog(page).getByText("await client.call('beginMove'").waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    const lists = asked.filter(({ id }) => id === 'listMoves').length;
    await dialog(page).getByRole('button', { name: 'Move', exact: true }).click();
    await expect.poll(() => asked.filter(({ id }) => id === 'listMoves').length).toBe(lists + 1);
    const begun = asked.find(({ id }) => id === 'beginMove');
    expect(begun?.path).toBe(`/v1/tenants/${TENANT}/moves`);
    expect(begun?.body).toEqual({ to: 'separate_schema', region: 'eu-central-1' });
    expect(begun?.headers['idempotency-key']).toMatch(/.+/);
    expect(complaints).toEqual([]);
  });

  it('is followed while it goes on, and no second one is begun beside it', async () => {
    const { page, asked } = await visit();
    await openTab(page);
    const move = page.locator('[data-move="draining"]');
    await move.getByText('separate_schema').first().waitFor();
    expect(await move.getByText('Writes paused for 27.4 s').count()).toBe(1);
    await move.getByText('Phases').click();
    await move.getByText('6.2 s').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Move', exact: true }).count()).toBe(0);
    const count = () => asked.filter(({ id }) => id === 'listMoves').length;
    await expect.poll(count).toBeGreaterThan(2);
  });
});

describe('the export of a tenant', () => {
  it('is begun, and has a link to its archive when it is written', async () => {
    const none = await visit({ listJobs: { items: [] } });
    await openTab(none.page);
    await none.page.getByText('No export of this tenant was started.').waitFor();
    await none.page.getByRole('button', { name: 'Start an export' }).click();
    await dialog(none.page).getByRole('button', { name: 'Start an export' }).click();
    await expect
      .poll(() => none.asked.find(({ id }) => id === 'startTenantExport')?.path)
      .toBe(`/v1/tenants/${TENANT}/exports`);

    const { page, asked } = await visit({ listJobs: { items: [EXPORT] } });
    await openTab(page);
    const link = page.getByRole('link', { name: 'Download' });
    expect(await link.getAttribute('href')).toMatch(/^https:.+archive\.zip/);
    const shown = asked.find(({ id }) => id === 'getTenantExport');
    expect(shown?.path).toBe(`/v1/tenants/${TENANT}/exports/${EXPORT.id}`);
    expect(asked.find(({ path }) => path.endsWith('/jobs?type=tenant-export'))).toBeDefined();
  });
});

describe('an operator', () => {
  it('of support sees moves alone, and one of billing neither', async () => {
    const { page, asked } = await visit({ listMoves: { items: [] } }, 'support');
    await openTab(page);
    await page.getByText('This tenant’s data was never moved.').waitFor();
    expect(await page.getByRole('button', { name: /^Move$|Start an export/ }).count()).toBe(0);
    expect(asked.map(({ id }) => id)).not.toContain('getTenantExport');
    const other = await visit({}, 'billing');
    expect(await other.page.getByRole('tab', { name: TAB }).count()).toBe(0);
  });
});
