import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { TenantState } from '../../../core/tenants/tenant.ts';
import { poolKey } from '../table/control-keys.ts';

/** Attributes are texts only, so that the authorizer reads them without a document client or a schema. */
export const toPoolRegistrationItem = (registration: PoolRegistration) => ({
  ...poolKey(registration.userPoolId),
  ...registration,
});

type Texts = Readonly<Record<string, string | undefined>>;

/** Throws on an item that lacks an attribute: a registration half read must open nothing. */
export function fromPoolRegistrationItem(item: Texts): PoolRegistration {
  return {
    userPoolId: text(item, 'userPoolId'),
    clientId: text(item, 'clientId'),
    tenantId: text(item, 'tenantId') as TenantId,
    tenantName: text(item, 'tenantName'),
    plan: text(item, 'plan'),
    isolation: text(item, 'isolation') as IsolationStrategy,
    region: item.region ?? regionOfPool(item),
    ...(item.tier !== undefined && { tier: item.tier }),
    writes: item.writes === undefined || item.writes === 'open' ? 'open' : 'paused',
    state: text(item, 'state') as TenantState,
    jwks: text(item, 'jwks'),
  };
}

/** Before tenants could lie in other regions no region was written; a pool bears its own in its id. */
const regionOfPool = (item: Texts): string => text(item, 'userPoolId').split('_')[0] ?? '';

function text(item: Texts, name: keyof PoolRegistration): string {
  const value = item[name];
  if (value === undefined) throw new Error(`The pool registration ${item.pk ?? ''} lacks ${name}.`);
  return value;
}
