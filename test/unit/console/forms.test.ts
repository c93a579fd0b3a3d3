import { describe, expect, it } from 'vitest';
import type { ItemOf } from '../../../sdk/src/index.ts';
import {
  asMember,
  asOperator,
  Refusal,
  type Answers,
} from '../../support/browser/described-api.ts';
import { picturedPlatform } from '../../support/browser/pictured-platform.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const at = (path: string, answers: Answers = {}) => web.open({ path, answers });

describe('a tenant’s settings', () => {
  const atSettings = async (answers: Answers = {}) => {
    const opened = await at('/tenants/tnt_1', { ...asOperator('admin'), ...answers });
    await opened.page.getByRole('tab', { name: 'Settings' }).click();
    const field = opened.page.getByRole('textbox', { name: 'Settings' });
    const save = () => opened.page.getByRole('button', { name: 'Save' }).click();
    return { ...opened, field, save };
  };

  it('are sent as they were written, on the version that was read', async () => {
    const { page, sent, field, save } = await atSettings();
    await field.fill('{ "theme": "dark" ');
    await save();
    await page.getByText('This is no JSON object.').waitFor();
    expect(sent('updateTenant')).toBeUndefined();
    await field.fill('{ "theme": "dark" }');
    await save();
    await page.getByText('Settings saved').waitFor();
    expect(sent('updateTenant')?.body).toEqual({ settings: { theme: 'dark' } });
    expect(sent('updateTenant')?.headers['if-match']).toMatch(/^"\d+"$/);
  });

  it('stay as somebody wrote them where another one was quicker, until they are loaded again', async () => {
    const updateTenant = new Refusal(412, 'version-conflict');
    const { page, field, save } = await atSettings({ updateTenant });
    await field.fill('{ "theme": "dark" }');
    await save();
    await page.getByText('Somebody changed the tenant meanwhile.').waitFor();
    expect(await field.inputValue()).toBe('{ "theme": "dark" }');
    await page.route(/\/v1\/tenants\/[^/?]+$/, (route) =>
      route.fulfill({
        json: Object.assign({}, picturedPlatform.getTenant, {
          ...{ version: 9, settings: { theme: 'light' } },
        }),
      }),
    );
    await page.getByRole('button', { name: 'Load again' }).click();
    await expect.poll(() => field.inputValue()).toContain('"theme": "light"');
  });

  it('are read alone by whoever may not change them', async () => {
    const { page, field } = await atSettings(asOperator('support'));
    expect(await field.getAttribute('readonly')).not.toBeNull();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });
});

describe('an access of support', () => {
  const asking = (status: ItemOf<'listSupportAccess'>['status']): Answers => ({
    listSupportAccess: {
      items: [
        {
          ...{ id: 'sup_1', status, isEmergency: false, durationHours: 24, recentUses: [] },
          operator: { kind: 'operator', id: 'op_1', name: 'grace@freehold.example' },
          ...{ reason: 'Ticket 4711', scopes: ['records:read'] },
          requestedAt: '2026-11-27T12:00:00.000Z',
        },
      ],
    },
  });

  it.each([
    { status: 'requested', label: 'Grant', operation: 'grantSupportAccess', done: 'granted' },
    { status: 'requested', label: 'Refuse', operation: 'refuseSupportAccess', done: 'refused' },
    {
      ...{ status: 'granted', label: 'End the access' },
      ...{ operation: 'revokeSupportAccess', done: 'ended' },
    },
  ] as const)('that is $status: $label', async ({ status, label, operation, done }) => {
    const { page, sent, dialog } = await at('/support-access', asking(status));
    await page.getByText('Ticket 4711').waitFor();
    await page.getByRole('button', { name: `${label}: grace@freehold.example` }).click();
    expect(sent(operation)).toBeUndefined();
    await dialog.getByRole('button', { name: label }).click();
    await page.getByText(`Access ${done}`).waitFor();
    expect(sent(operation)?.path).toContain('/sup_1');
  });
});

describe('a role of the tenant’s own', () => {
  it('has what was ticked, of what its maker has', async () => {
    const listPermissions: Answers['listPermissions'] = {
      items: [
        { permission: 'records:read', description: 'See records.', roles: ['viewer'] },
        { permission: 'tenants:read', description: 'See tenants.', roles: [] },
      ],
    };
    const { page, sent, dialog } = await at('/roles', { listPermissions });
    await page.getByRole('button', { name: 'Make a role' }).click();
    await dialog.getByLabel('Name').fill('Reader');
    await dialog.getByRole('checkbox', { name: 'records:read' }).check();
    expect(await dialog.getByRole('checkbox', { name: 'tenants:read' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Make a role' }).click();
    await page.getByText('Role made').waitFor();
    expect(sent('createRole')?.body).toEqual({ name: 'Reader', permissions: ['records:read'] });
  });
});

describe('a text of the tenant’s own', () => {
  it('keeps what the form does not show, and says at its field what is wrong', async () => {
    const problem = { errors: [{ pointer: '/text', detail: 'There is no variable named ordr.' }] };
    const putNotificationTemplate = new Refusal(400, 'invalid-draft', problem);
    const { page, sent, dialog } = await at('/templates', { putNotificationTemplate });
    await page.getByRole('button', { name: 'Actions for order-sent' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await dialog.getByLabel('Text', { exact: true }).fill('Your {{ordr}} is sent.');
    await dialog.getByRole('button', { name: 'Edit' }).click();
    await dialog.getByText('There is no variable named ordr.').first().waitFor();
    expect(sent('putNotificationTemplate')?.body).toMatchObject({
      text: 'Your {{ordr}} is sent.',
      html: '<p>Your order <b>{{order}}</b> was sent today.</p>',
      own: { category: 'orders', channels: ['in_app', 'email'] },
    });
  });
});

describe('what a member wants to be told', () => {
  it('is sent whole: hours, channels by category, mails together', async () => {
    const { page, sent, dialog } = await at('/account');
    await page.getByRole('button', { name: 'Change: Notifications' }).click();
    await dialog.getByLabel('Quiet from').fill('21:30');
    const usage = dialog.getByRole('group', { name: 'Not by these channels: usage' });
    await usage.getByRole('checkbox', { name: 'SMS' }).check();
    await usage.getByLabel('Mails together: usage').selectOption('Each hour');
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(sent('putNotificationPreferences')?.body).toEqual({
      timeZone: 'Europe/Berlin',
      quietHours: { from: '21:30', to: '07:00' },
      off: { product: ['email'], usage: ['sms'] },
      digest: { usage: 'hourly' },
    });
  });
});

describe('the audit log', () => {
  it('is asked for what is typed, and exported by the same filters', async () => {
    const { page, sent, dialog } = await at('/audit');
    await page.getByLabel('Action', { exact: true }).fill(' member.invited ');
    await page.getByLabel('From').fill('2026-11-28T09:00');
    const from = new Date('2026-11-28T09:00').toISOString();
    const wanted = `action=member.invited&from=${encodeURIComponent(from)}`;
    await expect.poll(() => sent('listAudit')?.path).toContain(wanted);
    await page.getByRole('button', { name: 'Export' }).click();
    await dialog.getByRole('button', { name: 'Export' }).click();
    await expect
      .poll(() => sent('startAuditExport')?.body)
      .toMatchObject({
        action: 'member.invited',
      });
  });
});

describe('the properties that events are counted by', () => {
  it('are named in one field', async () => {
    const { showMe } = asMember('owner') as { showMe: { tenant: object } };
    const features = ['api_access', 'advanced_analytics'];
    const { page, sent, dialog } = await at('/analytics', {
      showMe: { ...showMe, tenant: { ...showMe.tenant, features } },
    } as Answers);
    await page.getByRole('button', { name: 'Change properties' }).click();
    await dialog.getByLabel('Counted properties').fill('country, browser');
    await dialog.getByRole('button', { name: 'Change properties' }).click();
    await page.getByText('Properties changed').waitFor();
    expect(sent('putAnalyticsSettings')?.body).toEqual({ dimensions: ['country', 'browser'] });
  });
});
