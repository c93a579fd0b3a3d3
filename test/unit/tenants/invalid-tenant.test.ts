import { describe, expect, it } from 'vitest';
import { newId } from '../../../kit/id.ts';
import { acme, tenantsApi } from '../../support/tenants/tenants-api.ts';

const errorsOf = async (body: unknown) => {
  const { call, store } = tenantsApi();
  const answer = await call('createTenant', { body });
  expect(store.contents()).toBe(tenantsApi().store.contents());
  expect(answer).toMatchObject({
    status: 400,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: 'urn:freehold:problem:invalid-request' },
  });
  return answer.body.errors as { pointer: string; detail: string }[];
};
const pointersOf = async (body: unknown) => (await errorsOf(body)).map(({ pointer }) => pointer);

function nested(levels: number): object {
  return levels === 1 ? {} : { a: nested(levels - 1) };
}

describe('POST /v1/tenants refuses', () => {
  it('every invalid field at once, malformed or impossible, and changes nothing', async () => {
    const pointers = await pointersOf({
      slug: 'A_',
      plan: 'gold',
      adminEmail: 'ada',
      adminPassword: 'short',
      adminName: '',
      isolation: 'separate_database',
      region: 'mars-north-1',
      settings: { features: { '5user': true, api_access: 1 } },
      metadata: { text: 'x'.repeat(70_000) },
      color: 'red',
    });

    expect(pointers.toSorted()).toEqual([
      '/adminEmail',
      '/adminName',
      '/adminPassword',
      '/color',
      '/metadata',
      '/name',
      '/plan',
      '/region',
      '/settings/features/5user',
      '/settings/features/api_access',
      '/slug',
    ]);
  });

  it.each([
    ['an array', []],
    ['a text', 'acme'],
    ['null', null],
  ])('%s', async (_, body) => {
    expect(await errorsOf(body)).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['broken JSON', '{'],
  ])('%s, as a body that cannot be read', async (_, rawBody) => {
    const { call } = tenantsApi();

    expect(await call('createTenant', { ...(rawBody && { rawBody }) })).toMatchObject({
      status: 400,
      body: { type: 'urn:freehold:problem:malformed-body' },
    });
  });

  it.each(
    [
      ['', ' ', 'x'.repeat(101), 'two\nlines', 'nul\u0000', 'half \ud83d', 7, null],
      ['\u200b\u200b', '\u3164', '\u2800', '\u00ad\u00ad', 'Acme\u202eknab'],
    ].flat(),
  )('the name %j, of a tenant, of its admin, and when it is changed', async (name) => {
    const pointers = await pointersOf({ ...acme, name, adminName: name });
    expect(pointers).toEqual(expect.arrayContaining(['/name', '/adminName']));
    const change = { tenantId: newId('tnt'), headers: { 'if-match': '"1"' }, body: { name } };
    const { body } = await tenantsApi().call('updateTenant', change);
    expect(body).toMatchObject({ errors: [{ pointer: '/name' }] });
  });

  it.each([
    'nobody',
    'ada@localhost',
    '"ada l"@a3.example',
    `${'a'.repeat(65)}@a3.example`,
    `a@${'b'.repeat(64)}.example`,
    'müller@a3.example',
    'ada@a\u00ad3.example',
  ])('the address %j', async (adminEmail) => {
    expect(await errorsOf({ ...acme, adminEmail })).toEqual([
      { pointer: '/adminEmail', detail: 'Give an e-mail address, such as ada@acme.example.' },
    ]);
  });

  it.each([
    'www',
    'api',
    'freehold',
    'ab',
    '-acme',
    'acme-',
    'a--b',
    'Acme',
    'a.b',
    'x'.repeat(41),
  ])('the slug %j', async (slug) => {
    expect(await pointersOf({ ...acme, slug })).toEqual(['/slug']);
  });

  it.each(['株式会社', 'A', '!!!', 'Api', 'WWW'])(
    'the name %j without a slug, for none can be made of it',
    async (name) => {
      expect(await pointersOf({ ...acme, name })).toEqual(['/slug']);
    },
  );

  it.each(['constructor', '__proto__', 'toString', ''])('the plan %j', async (plan) => {
    expect(await errorsOf({ ...acme, plan })).toEqual([
      { pointer: '/plan', detail: 'There is no such plan; there is basic, pro.' },
    ]);
  });

  it.each(['shared_schema', 'shared_database', 'separate_schema', undefined])(
    'a region outside the cell for a tenant of %s, whose stores are in the cell',
    async (isolation) => {
      expect(await errorsOf({ ...acme, isolation, region: 'ap-southeast-2' })).toEqual([
        {
          pointer: '/region',
          detail: 'Only a tenant with a database of its own can be outside eu-central-1.',
        },
      ]);
    },
  );

  it('a region that the platform has no silos in', async () => {
    const silo = { ...acme, isolation: 'separate_database' };
    expect(await errorsOf({ ...silo, region: 'us-west-2' })).toEqual([
      {
        pointer: '/region',
        detail: 'Tenants of this platform can be in eu-central-1, ap-southeast-2.',
      },
    ]);
  });

  it('an isolation that is none', async () => {
    expect(await pointersOf({ ...acme, isolation: 'alone' })).toEqual(['/isolation']);
  });

  it.each([
    '',
    'Sh0rt-pass',
    'no-upper-case-1',
    'NO-LOWER-CASE-1',
    'No-digit-at-all',
    'NoSymbol12345',
  ])('the password %j, without repeating it', async (adminPassword) => {
    const errors = await errorsOf({ ...acme, adminPassword });

    expect(errors.map(({ pointer }) => pointer)).toEqual(['/adminPassword']);
    if (adminPassword) expect(JSON.stringify(errors)).not.toContain(adminPassword);
  });

  it.each(['settings', 'metadata'])('%s over 64 KB, counted in bytes', async (field) => {
    const bytes = (n: number) => ({ [field]: { t: 'ü'.repeat((n - 8) / 2) } });
    const { call } = tenantsApi();

    expect(await call('createTenant', { body: { ...acme, ...bytes(65_536) } })).toMatchObject({
      status: 202,
    });
    expect(await pointersOf({ ...acme, ...bytes(65_538) })).toEqual([`/${field}`]);
  });

  it.each(['settings', 'metadata'])('%s nested beyond 16 levels, however deep', async (field) => {
    const { call } = tenantsApi();
    expect(await call('createTenant', { body: { ...acme, [field]: nested(16) } })).toMatchObject({
      status: 202,
    });
    expect(await pointersOf({ ...acme, [field]: nested(17) })).toEqual([`/${field}`]);

    const bottomless = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const rawBody = `{"name":"Acme","adminEmail":"ada@acme.example","${field}":${bottomless}}`;
    expect(await call('createTenant', { rawBody })).toMatchObject({ status: 400 });
  });

  it.each([[[]], ['text'], [null], [1]])('settings that are %j', async (settings) => {
    expect(await pointersOf({ ...acme, settings })).toEqual(['/settings']);
  });
});
