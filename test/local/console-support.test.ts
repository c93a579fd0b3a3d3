import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import {
  openConsole,
  overflowOf,
  shot,
  signInTo,
  type ConsoleBrowser,
} from '../support/browser/console-browser.ts';
import { eventually } from '../support/eventually.ts';
import { localCloud } from '../support/local-cloud.ts';
import { grantedAccess } from '../support/support-access.ts';

let web: ConsoleBrowser;
let tenant: TestTenant;
let owner: string;

beforeAll(async () => {
  tenant = await createTenant({ plan: 'pro' });
  owner = await signIn(tenant.admin, tenant.slug);
  await callFor('POST /v1/records/notes', { token: owner, body: { text: 'Twelve anvils' } });
  web = await openConsole(localCloud().apiUrl);
});
afterAll(() => web.close());

type Uses = { readonly items: readonly { readonly operation: string }[] };

describe('an operator whom a tenant has let in', () => {
  it('sees its data in the console until the owner ends it, and each look is noted', async () => {
    const access = await grantedAccess(tenant, owner);
    const { page } = await web.visit();
    await page.goto(`${web.url}/tenants/${tenant.id}`);
    await signInTo(page, localCloud().operator);
    await page.getByRole('tab', { name: 'Support access' }).click();
    await page.getByRole('button', { name: 'Enter: A test' }).click();
    await page.getByText(tenant.admin.email).first().waitFor();
    await page.getByLabel('Collection', { exact: true }).selectOption('notes');
    await page.getByText('Twelve anvils').waitFor();
    await shot(page, 'entered');
    expect(await overflowOf(page)).toBe(0);

    const uses = await eventually(() =>
      callFor<Uses>(`GET /v1/support-access/${access.id}/uses`, { token: owner }),
    );
    expect(new Set(uses.items.map(({ operation }) => operation))).toEqual(
      new Set(['listMembers', 'listFiles', 'listCollections', 'listRecords']),
    );

    await call(`POST /v1/support-access/${access.id}/revoke`, { token: owner });
    await page.getByText('The access has ended').waitFor();
    expect(await page.getByText('Twelve anvils').count()).toBe(0);
  });
});
