import { TENANT_PERMISSIONS } from '../../../core/access/roles.ts';
import { callFor } from '../../support/api.ts';

/** What the tenants here call their own role. */
export const CUSTOM_ROLE = 'Everything';

/** A role that permits all there is to a tenant's users. */
export const roleOf = (token: string) =>
  callFor<{ id: string }>('POST /v1/roles', {
    token,
    body: { name: CUSTOM_ROLE, permissions: TENANT_PERMISSIONS },
  });
