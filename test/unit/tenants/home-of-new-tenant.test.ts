import { describe, expect, it } from 'vitest';
import { findPlan } from '../../../core/plans/plan.ts';
import { acme, rules, tenantsApi } from '../../support/tenants/tenants-api.ts';

describe('POST /v1/tenants', () => {
  it('places a tenant by its own wish, else by its plan, else by the platform', async () => {
    const pro = findPlan(rules.plans, 'pro');
    const { call } = tenantsApi({
      plans: {
        ...rules.plans,
        ...(pro && { pro: { ...pro, isolationStrategy: 'separate_schema' } }),
      },
      isolationStrategy: 'shared_database',
    });
    const placed = async (slug: string, wish: object) => {
      const { body } = await call('createTenant', { body: { ...acme, slug, ...wish } });
      return body.isolation;
    };

    expect(await placed('wished', { plan: 'pro', isolation: 'separate_database' })).toBe(
      'separate_database',
    );
    expect(await placed('planned', { plan: 'pro' })).toBe('separate_schema');
    expect(await placed('defaulted', { plan: 'basic' })).toBe('shared_database');
  });

  it('writes down in which plan’s table a tenant of shared_database is', async () => {
    const { call, store } = tenantsApi();
    await call('createTenant', { body: { ...acme, plan: 'pro', isolation: 'shared_database' } });
    expect(store.contents()).toContain('"tier":"pro"');
  });

  it('lets a tenant with a database of its own be in another region', async () => {
    const { call } = tenantsApi();
    const silo = { ...acme, isolation: 'separate_database', region: 'ap-southeast-2' };
    expect(await call('createTenant', { body: silo })).toMatchObject({
      status: 202,
      body: { region: 'ap-southeast-2' },
    });
  });
});
