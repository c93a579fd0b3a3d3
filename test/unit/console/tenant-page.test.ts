import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { OperatorRole } from '../../../core/access/roles.ts';
import { anAccess, asOperator, type Answers } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const BY_ACCESS = 'Freehold-Support access=pool_1.sup_1, token=access';

async function atTenant(answers: Answers, tab: string, role: OperatorRole = 'support') {
  const path = '/tenants/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
  const visitor = await web.open({ path, answers: { ...asOperator(role), ...answers } });
  await visitor.page.getByRole('tab', { name: tab }).click();
  return visitor;
}

const enter = (page: Page) => page.getByRole('button', { name: 'Enter: Ticket 4711' });
const banner = (page: Page) => page.getByRole('region', { name: 'You see data of Acme.' });
const DATA = ['listMembers', 'listFiles', 'listCollections', 'listRecords', 'getFile'];

describe('an operator whom a tenant has let in', () => {
  it('reads its data by the access, and is offered nothing that writes', async () => {
    const { page, asked, complaints } = await atTenant(anAccess(), 'Support access');
    await enter(page).click();
    const focused = 'document.activeElement.getAttribute("aria-label")';
    await expect.poll(() => page.evaluate<string>(focused)).toBe('You see data of Acme.');
    expect(await banner(page).locator('time').getAttribute('datetime')).toBe(
      '2026-11-28T12:10:00.000Z',
    );
    await page.getByLabel('Collection', { exact: true }).selectOption('tasks');
    for (const text of ['grace@acme.example', 'Jahresbericht 2026.pdf', 'Water the plants']) {
      await page.getByText(text).first().waitFor();
    }
    await page.route('https://files.example/**', (route) => route.fulfill({ status: 204 }));
    await page.getByRole('button', { name: 'Download: Jahresbericht 2026.pdf' }).click();
    await expect.poll(() => asked.filter(({ id }) => id === 'getFile').length).toBe(1);

    const ofTenant = asked.filter(({ id }) => DATA.includes(id));
    expect(new Set(ofTenant.map(({ id }) => id))).toEqual(new Set(DATA));
    expect(new Set(ofTenant.map(({ headers }) => headers.authorization))).toEqual(
      new Set([BY_ACCESS]),
    );
    const others = asked.filter(({ id, headers }) => !DATA.includes(id) && headers.authorization);
    expect(new Set(others.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer access']),
    );
    expect(
      await page.getByRole('button', { name: /^(Actions for|Delete|Make|Invite)/ }).count(),
    ).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('asks for nothing that was not granted', async () => {
    const answers = anAccess({ scopes: ['files:read'] });
    const { page, asked } = await atTenant(answers, 'Support access');
    await enter(page).click();
    await page.getByText('Jahresbericht 2026.pdf').waitFor();
    expect(asked.map(({ id }) => id).filter((id) => DATA.includes(id))).toEqual(['listFiles']);
  });

  it('leaves no credential in what is kept or shown, and no data once it has left', async () => {
    const { page, asked, context } = await atTenant(anAccess(), 'Support access');
    await enter(page).click();
    const files = page.getByRole('region', { name: 'Files' });
    await files.getByRole('button', { name: 'Show as API call', exact: true }).click();
    const shown = await page.getByRole('dialog').innerText();
    expect(shown).toContain('Freehold-Support access=$ACCESS, token=$TOKEN');
    const kept = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])',
    );
    const all = [shown, kept, page.url(), JSON.stringify(await context.cookies())].join(' ');
    expect(all).not.toMatch(/pool_1|sup_1/);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

    const listed = () => asked.filter(({ id }) => id === 'listFiles').length;
    expect(listed()).toBe(1);
    await page.getByRole('button', { name: 'Leave' }).click();
    await enter(page).waitFor();
    expect(await page.getByText('Jahresbericht 2026.pdf').count()).toBe(0);
    expect(await page.evaluate<string>('document.activeElement.getAttribute("role")')).toBe(
      'tabpanel',
    );
    // What was read before is asked for anew: nothing of it was kept.
    await enter(page).click();
    await page.getByText('Jahresbericht 2026.pdf').waitFor();
    expect(listed()).toBe(2);
  });

  it('is led out when the tenant ends the access', async () => {
    const { page } = await atTenant(anAccess(), 'Support access');
    await enter(page).click();
    await page.getByText('Jahresbericht 2026.pdf').waitFor();
    const { listAccessOfTenant: revoked } = anAccess({ status: 'revoked' });
    await page.route('**/support-access', (route) => route.fulfill({ json: revoked }));
    await page.getByText('The access has ended').waitFor();
    expect(await banner(page).count()).toBe(0);
    expect(await page.getByText('Jahresbericht 2026.pdf').count()).toBe(0);
  });

  it('ends the access when it is needed no more', async () => {
    const { page, asked } = await atTenant(anAccess(), 'Support access');
    await enter(page).click();
    await page.getByRole('button', { name: 'End the access' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the access' }).click();
    await expect
      .poll(() => asked.find(({ id }) => id === 'withdrawAccess')?.path)
      .toContain('/support-access/sup_1/withdraw');
  });
});

describe('an access that is not the reader’s to use', () => {
  it.each([
    [
      'another operator’s',
      anAccess({ operator: { kind: 'operator', id: 'x', name: 'x' } }),
      'admin',
    ],
    ['one that was not granted', anAccess({ status: 'requested' }), 'admin'],
    ['one of an emergency, for who is no admin', anAccess({ isEmergency: true }), 'support'],
    ['any, for who may only look', anAccess(), 'auditor'],
  ] as const)('is not offered: %s', async (_, answers, role) => {
    const { page } = await atTenant(answers, 'Support access', role);
    await page.getByText('Ticket 4711').waitFor();
    expect(await enter(page).count()).toBe(0);
  });
});

describe('what a tenant uses', () => {
  it('stands against its limits, with each metric by days', async () => {
    const { page, asked } = await atTenant({}, 'Usage');
    await page.getByText('5.3 MB of 107.4 GB').waitFor();
    await page.getByLabel('Metric', { exact: true }).selectOption('API calls that failed (5xx)');
    const metrics = () => asked.filter(({ id }) => id === 'showTenantMetrics');
    await expect.poll(() => metrics().length).toBe(2);
    const queries = metrics().map(({ path }) => new URL(path, web.url).searchParams);
    expect(queries.map((query) => [query.get('name'), query.get('window')])).toEqual([
      ['api_calls', 'day'],
      ['errors', 'day'],
    ]);
    await page.getByRole('img', { name: 'Tracked events (event)' }).waitFor();
  });
});
