import { describe, expect, it } from 'vitest';
import { isTenantDataPermission, TENANT_PERMISSIONS } from '../../../core/access/roles.ts';

describe('what a tenant may do', () => {
  /** The guide runs it again with a feature added: a noun that nobody thought of is data, and waits for a move. */
  it('is done in its own stores, but for what the control plane keeps', () => {
    const kept = TENANT_PERMISSIONS.filter((permission) => !isTenantDataPermission(permission));
    expect(kept.toSorted()).toEqual([
      'analytics:read',
      'analytics:write',
      'api-keys:read',
      'api-keys:write',
      'audit:read',
      'audit:write',
      'billing:read',
      'billing:write',
      'events:write',
      'exports:write',
      'members:read',
      'members:write',
      'onboarding:read',
      'ownership:write',
      'policy:read',
      'policy:write',
      'quotas:read',
      'roles:read',
      'roles:write',
      'support-access:read',
      'support-access:write',
      'termination:write',
      'usage:read',
      'usage:write',
      'webhooks:read',
      'webhooks:write',
    ]);
  });

  it('is no operator’s', () => {
    expect(isTenantDataPermission('tenants:write')).toBe(false);
  });
});
