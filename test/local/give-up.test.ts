import { describe, expect, it } from 'vitest';
import { call, callFor, operatorToken } from '../support/api.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { recordTenant } from '../support/provisioning/recorded-tenant.ts';
import { functionOf } from '../support/provisioning/step-effects.ts';
import { statusOf } from '../support/provisioning/runs.ts';
import { tracesOf } from '../support/provisioning/stores.ts';

type Shown = { readonly state: string; readonly failure?: { readonly reason: string } };

/** One whose attempt ended with its pool and its first data left behind. */
async function failedTenant() {
  const tenant = await recordTenant();
  const attempt = { tenantId: tenant.id, attempt: 1 };
  for (const step of ['create-identity', 'prepare-storage'] as const) {
    await invoke(functionOf(step), { ...attempt, direction: 'do' });
  }
  await invoke('ProvisioningRecordFailure', { ...attempt, cause: { step: 'activate-tenant' } });
  return tenant;
}

describe('a tenant that never became active', () => {
  it('is given up: nothing is left of it, and its slug is free again', async () => {
    const token = await operatorToken();
    const tenant = await failedTenant();
    const { id, slug, email } = tenant;
    const show = () => callFor<Shown>(`GET /v1/tenants/${id}`, { token });
    expect((await show()).failure?.reason).toContain('Not undone: ');
    const anew = { token, body: { name: 'Anew', slug, adminEmail: email } };
    expect(await call('POST /v1/tenants', anew)).toMatchObject({ status: 409 });

    const terminate = { token, body: {} };
    expect(await call(`POST /v1/tenants/${id}/terminate`, terminate)).toMatchObject({
      status: 202,
    });
    await eventually(async () => expect(await show()).toMatchObject({ state: 'terminated' }), {
      seconds: 200,
    });
    expect(await tracesOf(tenant)).toMatchObject({
      registrations: [],
      pools: [],
      rows: [],
      objects: [],
    });
    const run = { tenantId: id, attempt: 2, suffix: '-compensate' };
    await eventually(async () => expect(await statusOf(run)).toBe('SUCCEEDED'), { seconds: 60 });
    const { items } = await callFor<{ items: { type: string; actor: { kind: string } }[] }>(
      `GET /v1/tenants/${id}/events`,
      { token },
    );
    expect(items.slice(0, 2)).toMatchObject([
      { type: 'tenant.given_up', actor: { kind: 'system' } },
      { type: 'tenant.give_up_started', actor: { kind: 'operator' } },
    ]);
    expect(await call('POST /v1/tenants', anew)).toMatchObject({ status: 202 });
  });
});
