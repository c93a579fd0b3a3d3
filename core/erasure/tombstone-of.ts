import type { Erasure } from '../tenants/erasure.ts';
import type { Tenant } from '../tenants/tenant.ts';

/** Nobody's: the top-level domain is reserved (https://www.rfc-editor.org/rfc/rfc2606). */
const NOBODY = { email: 'erased@erased.invalid' };

/** What is kept of an erased tenant, so that its id says what became of it: nothing that anybody wrote. */
export function tombstoneOf(tenant: Tenant, erasure: Required<Erasure>): Tenant {
  const { id, plan, planVersion, isolation, region, tier, attempt } = tenant;
  return {
    ...{ id, plan, planVersion, isolation, region, tier, attempt },
    ...{ slug: '', name: 'Erased', settings: {}, metadata: {}, admin: NOBODY },
    state: 'erased',
    version: tenant.version + 1,
    createdAt: tenant.createdAt,
    updatedAt: erasure.erasedAt,
    activatedAt: tenant.activatedAt,
    erasure,
  };
}
