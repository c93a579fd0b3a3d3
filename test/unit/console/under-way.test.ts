import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../console/src/tenants/tenant.ts';
import { isUnderWay } from '../../../console/src/tenants/under-way.ts';

type Step = Tenant['steps'][number];

const tenant = (state: Tenant['state'], status: Step['status']): Tenant =>
  ({ state, steps: [{ name: 'send-welcome-email', status }] }) as Tenant;

describe('a tenant’s page asks again', () => {
  it.each([
    ['provisioning', 'pending', true],
    ['active', 'pending', true],
    ['active', 'running', true],
    ['active', 'done', false],
    ['active', 'failed', false],
    ['terminated', 'pending', false],
  ] as const)('of one that is %s, whose welcome is %s: %s', (state, status, isAsked) => {
    expect(isUnderWay(tenant(state, status))).toBe(isAsked);
  });
});
