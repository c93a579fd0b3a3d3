import { readdirSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTenantFile } from '../../../adapters/yaml/load-tenant-file.ts';
import { formatError } from '../../../core/platform-config/config-error.ts';

const EXAMPLES = join(import.meta.dirname, '../../../config/examples');

// The file of the product's description, word for word.
const SPEC = `# config/tenant_config.yaml
name: Acme
plan: pro
admin_email: ada@acme.example
admin_password: "..."        # optional in ours: without it a first password is forced at sign-in
settings: {}
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tenant-file-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function load(text: string, environment = {}) {
  const path = join(directory, 'tenant.yaml');
  writeFileSync(path, text);
  return loadTenantFile(path, environment);
}

function problems(text: string, environment = {}): string[] {
  const request = load(text, environment);
  return request.ok
    ? []
    : request.error.map((problem) => formatError(problem).replace(`${directory}/`, ''));
}

const withLine = (line: string) => `${SPEC.replace('settings: {}\n', '')}${line}\n`;

describe('a tenant file', () => {
  it('is accepted as the description shows it', () => {
    expect(load(SPEC)).toEqual({
      ok: true,
      value: {
        name: 'Acme',
        plan: 'pro',
        adminEmail: 'ada@acme.example',
        adminPassword: '...',
        settings: {},
      },
    });
  });

  it('becomes the request of the API, key by key', () => {
    const text = `
name: Acme
plan: pro
admin_email: ada@acme.example
admin_name: Ada
slug: acme-europe
isolation_strategy: separate_schema
region: eu-central-1
settings: { features: { custom_domain: false }, theme: { dark: true, sizes: [1, 2] } }
metadata: { crm_id: '7' }
`;
    expect(load(text)).toEqual({
      ok: true,
      value: {
        name: 'Acme',
        plan: 'pro',
        adminEmail: 'ada@acme.example',
        adminName: 'Ada',
        slug: 'acme-europe',
        isolation: 'separate_schema',
        region: 'eu-central-1',
        settings: { features: { custom_domain: false }, theme: { dark: true, sizes: [1, 2] } },
        metadata: { crm_id: '7' },
      },
    });
  });

  it('takes the password from the environment of the caller', () => {
    const text = SPEC.replace('"..."', '${ACME_PASSWORD}');
    expect(load(text, { ACME_PASSWORD: 'from-outside' })).toMatchObject({
      value: { adminPassword: 'from-outside' },
    });
    expect(problems(text)).toEqual([
      'tenant.yaml:5:17  admin_password: refers to the environment variable ACME_PASSWORD, which is not set',
    ]);
  });

  it('takes a password that merely holds ${ as it is', () => {
    const text = SPEC.replace('"..."', "'a${b}c'");
    expect(load(text)).toMatchObject({ value: { adminPassword: 'a${b}c' } });
  });

  it('takes webhook endpoints as the API does, in the names of a file', () => {
    const text = `${SPEC}integrations:\n  webhooks:\n    - url: https://hooks.acme.example/in\n      event_types: [member.*]\n      messages_per_second: 5\n`;
    expect(load(text)).toMatchObject({
      value: {
        integrations: {
          webhooks: [
            {
              ...{ url: 'https://hooks.acme.example/in', eventTypes: ['member.*'] },
              ...{ description: '', messagesPerSecond: 5, signing: 'hmac', isEnabled: true },
            },
          ],
        },
      },
    });
  });

  it('reports everything at once, with places', () => {
    expect(problems('nam: Acme\nplan: 7\nadmin_email: ada\nadmin_password: ${GONE}\n')).toEqual([
      'tenant.yaml:1:1  name: is missing: a text is needed',
      'tenant.yaml:1:1  nam: is not a key the platform knows here; known are name, plan, admin_email, admin_password, admin_name, slug, isolation_strategy, region, settings, metadata, integrations',
      'tenant.yaml:2:7  plan: must be a text, not a number: put it in quotes',
      'tenant.yaml:3:14  admin_email: must be an e-mail address',
      'tenant.yaml:4:17  admin_password: refers to the environment variable GONE, which is not set',
    ]);
  });

  it.each([
    ['slug: Acme Europe', 'tenant.yaml:6:7  slug: must be lower-case letters'],
    ['isolation_strategy: silo', 'tenant.yaml:6:21  isolation_strategy: must be one of shared_'],
    ['settings: []', 'tenant.yaml:6:11  settings: must be a map, not a list'],
    ['settings:', 'tenant.yaml:6:1  settings: must be a map, not empty'],
    [
      'settings: { features: { sso: yes please } }',
      'tenant.yaml:6:30  settings.features.sso: must',
    ],
    [
      'settings: { features: { sso: { on: true } } }',
      'tenant.yaml:6:30  settings.features.sso: must be true, false or { on: true, until: ',
    ],
    [
      'settings: { features: { 5users: true } }',
      'tenant.yaml:6:25  settings.features.5users: `5use',
    ],
    ['name: Acme', 'tenant.yaml:6:1  `name` stands twice in one map'],
    ['metadata: { size: .inf }', 'tenant.yaml:6:19  metadata.size: does not have the form'],
  ])('explains what is wrong with %s', (line, problem) => {
    expect(problems(withLine(line))).toEqual([expect.stringContaining(problem)]);
  });

  it('takes an override with its end', () => {
    const line = 'settings: { features: { sso: { on: true, until: 2027-01-31T00:00:00Z } } }';
    expect(load(withLine(line))).toMatchObject({
      value: { settings: { features: { sso: { on: true, until: '2027-01-31T00:00:00Z' } } } },
    });
  });

  it('never repeats a password', () => {
    expect(problems(SPEC.replace('"..."', '12345678')).join()).not.toContain('12345678');
  });

  it.each(['', '- name: Acme\n', 'Acme\n'])('is refused when it is %j', (text) => {
    expect(problems(text)).toEqual([expect.stringContaining('must be a map')]);
  });

  it('that is not there is named', () => {
    expect(loadTenantFile('/nowhere/tenant.yaml', {})).toMatchObject({
      error: [{ file: '/nowhere/tenant.yaml', message: 'there is no such file' }],
    });
  });

  it.each(readdirSync(EXAMPLES).filter((name) => name !== 'platform-spec.yaml'))(
    'is well written in the example %s',
    (name) => {
      const environment = { INITECH_ADMIN_PASSWORD: 'Red-Stapler-42!' };
      expect(loadTenantFile(join(EXAMPLES, name), environment)).toMatchObject({ ok: true });
    },
  );
});
