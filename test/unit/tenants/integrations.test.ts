import { describe, expect, it } from 'vitest';
import { tenantsApi } from '../../support/tenants/tenants-api.ts';

const acme = { name: 'Acme', plan: 'pro', adminEmail: 'ada@acme.example' };
const apiKey = { permissions: ['records:read'] };
const appDomain = { name: 'app.example.com', target: 'edge.example.com' };

const statusesOf = ({ steps }: Readonly<Record<string, unknown>>) =>
  (steps as { name: string }[]).map(({ name }) => name);

const webhook = { url: 'https://hooks.acme.example/in', eventTypes: ['member.*'] };
const longUrl = `https://hooks.acme.example/${'a'.repeat(1_900)}`;

describe('integrations of POST /v1/tenants', () => {
  it('give the tenant the steps that it asks for, and no other', async () => {
    const { call } = tenantsApi({ appDomain });
    const plain = await call('createTenant', { body: acme });
    expect(statusesOf(plain.body)).not.toContain('create-api-key');

    const integrations = { apiKey, domainName: true, webhooks: [webhook] };
    const body = { ...acme, slug: 'other', integrations };
    const steps = statusesOf((await call('createTenant', { body })).body);
    expect(steps.slice(-5)).toEqual([
      'create-api-key',
      'create-webhook-endpoints',
      'register-domain-name',
      'activate-tenant',
      'send-welcome-email',
    ]);
  });

  it('are refused all at once where plan and platform do not have them', async () => {
    const { call, store } = tenantsApi();
    const sso = { protocol: 'oidc', metadataUrl: 'https://id.acme.example/metadata' };
    const integrations = { apiKey, domainName: true, sso, webhooks: [webhook] };
    const body = { ...acme, plan: 'basic', integrations };
    const { status, body: problem } = await call('createTenant', { body });
    expect(status).toBe(400);
    expect((problem.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/integrations/apiKey',
      '/integrations/domainName',
      '/integrations/sso',
      '/integrations/webhooks',
    ]);
    expect(store.tenants.size).toBe(0);
  });

  it('name the place of each webhook endpoint that may not be called, or listens for no type', async () => {
    const { call, store } = tenantsApi();
    const webhooks = [
      webhook,
      { ...webhook, url: 'https://169.254.169.254/latest' },
      { ...webhook, url: 'http://hooks.acme.example/in' },
      { ...webhook, url: 'https://localhost:8443/in', eventTypes: ['*', 'Member.*'] },
    ];
    const answer = await call('createTenant', { body: { ...acme, integrations: { webhooks } } });
    expect(answer.status).toBe(400);
    expect((answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/integrations/webhooks/1/url',
      '/integrations/webhooks/2/url',
      '/integrations/webhooks/3/url',
      '/integrations/webhooks/3/eventTypes/1',
    ]);
    expect(store.tenants.size).toBe(0);
  });

  it('lead to the machine itself on the laptop alone', async () => {
    const webhooks = [{ ...webhook, url: 'http://127.0.0.1:3000/hook' }];
    const body = { ...acme, integrations: { webhooks } };
    expect((await tenantsApi().call('createTenant', { body })).status).toBe(400);
    const laptop = tenantsApi({ allowsLoopback: true });
    expect((await laptop.call('createTenant', { body })).status).toBe(202);
  });

  it.each([
    ['no endpoint', []],
    ['51 endpoints', Array.from({ length: 51 }, () => webhook)],
    ['headers', [{ ...webhook, headers: { authorization: 'Bearer x' } }]],
    ['more than 64 KB', Array.from({ length: 40 }, () => ({ ...webhook, url: longUrl }))],
  ])('take a list of webhooks with %s for what it is', async (_, webhooks) => {
    const body = { ...acme, integrations: { webhooks } };
    const { status, body: problem } = await tenantsApi().call('createTenant', { body });
    expect(status).toBe(400);
    expect((problem.errors as { pointer: string }[])[0]?.pointer).toMatch(
      /^\/integrations\/webhooks/,
    );
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
