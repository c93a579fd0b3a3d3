import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadTenantFile } from '../../../adapters/yaml/load-tenant-file.ts';
import { readTenantFile } from '../../../console/src/onboard/read-tenant-file.ts';
import { createTenantBody } from '../../../functions/tenants/schemas.ts';
import { repository } from '../../../local/home.ts';
import { asOperator, Refusal } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const EXAMPLES = globSync('config/examples/*.yaml', { cwd: repository }).filter(
  (file) => !file.endsWith('platform-spec.yaml'),
);

describe('a tenant file', () => {
  it.each(EXAMPLES)('asks for the same here and by the command line: %s', (file) => {
    const path = join(repository, file);
    const byCommand = loadTenantFile(path, { INITECH_ADMIN_PASSWORD: 'Correct-Horse-7' });
    const { fields, rest, variable } = readTenantFile(readFileSync(path, 'utf8'));
    const typed = variable === undefined ? {} : { adminPassword: 'Correct-Horse-7' };
    expect(byCommand.ok).toBe(true);
    const asked = byCommand.ok ? byCommand.value : undefined;
    expect(createTenantBody.parse({ ...rest, ...fields, ...typed })).toEqual(
      createTenantBody.parse(asked),
    );
  });

  it('leaves out what has no value, and sends names of no meaning as they are', () => {
    const { fields, rest } = readTenantFile('name: Acme\nadmin_name:\nconstructor: 1\n');
    expect(fields).toEqual({ name: 'Acme' });
    expect(Object.entries(rest)).toEqual([['constructor', 1]]);
  });

  it('has the API’s names for what it integrates, and the tenant’s own for all else', () => {
    const { fields, rest } = readTenantFile(`
      isolation_strategy: shared_schema
      settings: { my_theme: { dark_mode: true } }
      integrations:
        domain_name: true
        sso: { metadata_url: https://id.example, attributes: { given_name: first_name } }
        webhooks: [{ url: https://hooks.example, event_types: ['*'], headers: { x_key: '1' } }]
    `);
    expect(fields).toEqual({ isolation: 'shared_schema' });
    expect(rest).toEqual({
      settings: { my_theme: { dark_mode: true } },
      integrations: {
        domainName: true,
        sso: { metadataUrl: 'https://id.example', attributes: { given_name: 'first_name' } },
        webhooks: [{ url: 'https://hooks.example', eventTypes: ['*'], headers: { x_key: '1' } }],
      },
    });
  });

  it.each([
    ['name: [Acme', 'line 1'],
    ['name: Acme\nname: Globex', 'Map keys must be unique'],
    ['- Acme', 'It is no list of keys and values.'],
    ['', 'It is no list of keys and values.'],
    [`a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]`, 'alias'],
  ])('is refused where it is none: %j', (text, problem) => {
    expect(() => readTenantFile(text)).toThrow(problem);
  });
});

describe('the form that onboards', () => {
  const web = describedConsole();
  const choose = (page: Page, text: string) =>
    page.locator('input[type=file]').setInputFiles({
      ...{ name: 'initech.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) },
    });

  it('is filled by a file, and shows at its fields what the platform refuses of it', async () => {
    const refused = new Refusal(422, 'invalid-request', {
      errors: [
        { pointer: '/plan', detail: 'There is no such plan.' },
        { pointer: '/settings/features/x', detail: 'Is no feature.' },
      ],
    });
    const answers = { ...asOperator('admin'), createTenant: refused };
    const { page, asked, complaints } = await web.open({ path: '/onboard', answers });
    await choose(page, 'name: [Initech');
    await page.getByText('This is no tenant file.').waitFor();
    const full = readFileSync(join(repository, 'config/examples/tenant-full.yaml'), 'utf8');
    await choose(page, full);
    await expect.poll(() => page.getByLabel('Slug').inputValue()).toBe('initech');
    expect(await page.getByText('This is no tenant file.').count()).toBe(0);
    await page.getByText('INITECH_ADMIN_PASSWORD').waitFor();
    expect(await page.getByLabel('Isolation').inputValue()).toBe('shared_schema');
    complaints.length = 0;
    await page.getByRole('button', { name: 'Onboard' }).click();

    const plan = page.getByLabel('Plan', { exact: true });
    await expect.poll(() => plan.getAttribute('aria-invalid')).toBe('true');
    const more = page.getByLabel('Everything else');
    expect(await more.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('There is no such plan.').first().waitFor();
    const { fields, rest } = readTenantFile(full);
    const [sent] = asked.filter(({ id }) => id === 'createTenant');
    expect(sent?.body).toEqual({ ...rest, ...fields });

    // Another file is another form: nothing of the one before stays.
    await choose(page, 'name: Globex\nplan: pro\nadmin_email: hank@globex.example\n');
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Globex');
    expect(await page.getByLabel('Slug').inputValue()).toBe('');
    expect(await more.inputValue()).toBe('');
    expect(await plan.getAttribute('aria-invalid')).toBe('false');
  });

  it('sends nothing while what it has as JSON is none', async () => {
    const { page, asked } = await web.open({ path: '/onboard', answers: asOperator('admin') });
    await page.getByLabel('Name', { exact: true }).fill('Acme');
    await page.getByLabel('Everything else').fill('{"region":');
    await page.getByRole('button', { name: 'Onboard' }).click();
    await page.getByText('This is no JSON object.').waitFor();
    expect(asked.filter(({ id }) => id === 'createTenant')).toEqual([]);
    await page.getByLabel('Everything else').fill('{"region": "eu-central-1"}');
    await page.getByRole('button', { name: 'Onboard' }).click();
    await expect
      .poll(() => asked.find(({ id }) => id === 'createTenant')?.body)
      .toEqual({ name: 'Acme', region: 'eu-central-1' });
  });
});
