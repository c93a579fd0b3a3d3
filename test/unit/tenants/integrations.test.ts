import { describe, expect, it } from 'vitest';
import { tenantsApi } from '../../support/tenants/tenants-api.ts';

const acme = { name: 'Acme', plan: 'pro', adminEmail: 'ada@acme.example' };
const apiKey = { permissions: ['records:read'] };
const appDomain = { name: 'app.example.com', target: 'edge.example.com' };

const statusesOf = ({ steps }: Readonly<Record<string, unknown>>) =>
  (steps as { name: string }[]).map(({ name }) => name);

describe('integrations of POST /v1/tenants', () => {
  it('give the tenant the steps that it asks for, and no other', async () => {
    const { call } = tenantsApi({ appDomain });
    const plain = await call('createTenant', { body: acme });
    expect(statusesOf(plain.body)).not.toContain('create-api-key');

    const body = { ...acme, slug: 'other', integrations: { apiKey, domainName: true } };
    const steps = statusesOf((await call('createTenant', { body })).body);
    expect(steps.slice(-4)).toEqual([
      'create-api-key',
      'register-domain-name',
      'activate-tenant',
      'send-welcome-email',
    ]);
  });

  it('are refused all at once where plan and platform do not have them', async () => {
    const { call, store } = tenantsApi();
    const sso = { protocol: 'oidc', metadataUrl: 'https://id.acme.example/metadata' };
    const body = { ...acme, plan: 'basic', integrations: { apiKey, domainName: true, sso } };
    const { status, body: problem } = await call('createTenant', { body });
    expect(status).toBe(400);
    expect((problem.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/integrations/apiKey',
      '/integrations/domainName',
      '/integrations/sso',
    ]);
    expect(store.tenants.size).toBe(0);
  });

  it('take a permission that no key may have for what it is', async () => {
    const body = { ...acme, integrations: { apiKey: { permissions: ['api-keys:write'] } } };
    expect((await tenantsApi().call('createTenant', { body })).status).toBe(400);
  });

  it('come from the configuration for the tenants that can have them', async () => {
    const { call } = tenantsApi({
      integrations: { apiKey: { name: 'First', permissions: ['records:read'], mode: 'live' } },
    });
    expect(statusesOf((await call('createTenant', { body: acme })).body)).toContain(
      'create-api-key',
    );
    const basic = { ...acme, slug: 'basic', plan: 'basic' };
    expect(statusesOf((await call('createTenant', { body: basic })).body)).not.toContain(
      'create-api-key',
    );
  });
});
