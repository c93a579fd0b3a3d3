import { describe, expect, it } from 'vitest';
import { tenantsApi } from '../../support/tenants/tenants-api.ts';

const companies = [
  { slug: 'acme', name: 'Acme', plan: 'pro' },
  { slug: 'acme-eu', name: 'Europe', plan: 'basic' },
  { slug: 'globex', name: 'Globex', plan: 'pro' },
  { slug: 'initech', name: 'Initech ACME division', plan: 'pro' },
  { slug: 'umbrella', name: 'Umbrella', plan: 'basic' },
];

async function filled() {
  const api = tenantsApi();
  for (const company of companies) {
    const body = { ...company, adminEmail: 'ada@acme.example' };
    await api.call('createTenant', { body });
  }
  const list = async (query: Record<string, string> = {}) => {
    const { status, body } = await api.call('listTenants', { query });
    const items = (body.items ?? []) as { slug: string; id: string }[];
    return {
      status,
      body,
      slugs: items.map(({ slug }) => slug),
      cursor: body.nextCursor as string | undefined,
    };
  };
  return { ...api, list };
}

describe('GET /v1/tenants', () => {
  it('lists all, newest first, without settings and steps, and writes nothing', async () => {
    const { list, store } = await filled();
    const before = store.contents();
    const { status, slugs, cursor, body } = await list();

    expect(status).toBe(200);
    expect(slugs).toEqual(['umbrella', 'initech', 'globex', 'acme-eu', 'acme']);
    expect(cursor).toBeUndefined();
    expect((body.items as object[])[0]).not.toHaveProperty('settings');
    expect(store.contents()).toBe(before);
  });

  it('finds by part of name or slug in any case, by plan and by state', async () => {
    const { list, store } = await filled();
    store.activate([...store.tenants.values()].find(({ slug }) => slug === 'globex')?.id ?? '');

    expect((await list({ q: 'aCMe' })).slugs).toEqual(['initech', 'acme-eu', 'acme']);
    expect((await list({ q: 'acme', plan: 'pro' })).slugs).toEqual(['initech', 'acme']);
    expect((await list({ isolation: 'shared_schema', q: 'acme' })).slugs).toHaveLength(3);
    expect((await list({ isolation: 'separate_database' })).slugs).toEqual([]);
    expect((await list({ status: 'active' })).slugs).toEqual(['globex']);
    expect((await list({ status: 'provisioning', plan: 'basic' })).slugs).toEqual([
      'umbrella',
      'acme-eu',
    ]);
    store.recordFailure([...store.tenants.values()].find(({ slug }) => slug === 'acme')?.id ?? '', {
      step: 'create-identity',
      reason: 'The step kept failing.',
      retryable: true,
      failedAt: new Date(),
    });
    expect((await list({ status: 'failed' })).slugs).toEqual(['acme']);
    expect((await list({ status: 'terminated' })).slugs).toEqual([]);
  });

  it.each<Record<string, string>>([{}, { plan: 'pro' }, { q: 'e' }])(
    'pages through %j, each tenant once',
    async (filter) => {
      const { list } = await filled();
      const all = (await list(filter)).slugs;
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({
          ...filter,
          limit: '2',
          ...(cursor && { cursor }),
        });
        expect(page.slugs.length).toBeLessThanOrEqual(2);
        seen.push(...page.slugs);
        cursor = page.cursor;
      } while (cursor !== undefined);

      expect(seen).toEqual(all);
    },
  );

  it('refuses a cursor of another query, and what is no cursor', async () => {
    const { list } = await filled();
    const { cursor } = await list({ limit: '1', plan: 'pro' });

    const others: Record<string, string>[] = [
      { cursor: String(cursor) },
      { cursor: String(cursor), plan: 'basic' },
      { cursor: String(cursor), plan: 'pro', q: 'a' },
      { cursor: 'nonsense' },
      { cursor: Buffer.from('{"scope":"x","after":"TENANT#1"}').toString('base64url') },
      { cursor: '' },
    ];
    for (const query of others) {
      expect(await list(query)).toMatchObject({
        status: 400,
        body: { type: 'urn:freehold:problem:invalid-cursor' },
      });
    }
  });

  it('lets a cursor change the length of the page', async () => {
    const { list } = await filled();
    const { cursor } = await list({ limit: '1' });

    expect((await list({ limit: '3', cursor: String(cursor) })).slugs).toEqual([
      'initech',
      'globex',
      'acme-eu',
    ]);
  });

  it('refuses every invalid parameter at once', async () => {
    const { list } = await filled();
    const { status, body } = await list({ limit: '0', status: 'asleep', q: ' ', state: 'active' });

    expect(status).toBe(400);
    expect((body.errors as { pointer: string }[]).map(({ pointer }) => pointer).toSorted()).toEqual(
      ['?limit', '?q', '?state', '?status'],
    );
  });

  it.each(['101', '1.5', 'ten', '-1'])('refuses the limit %s', async (limit) => {
    const { list } = await filled();

    expect(await list({ limit })).toMatchObject({ status: 400 });
  });
});
