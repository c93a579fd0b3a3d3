import * as z from 'zod';
import { tenantFacts } from '../../../core/access/tenant-facts.ts';
import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import { TENANT_STATES } from '../../../core/tenants/tenant.ts';
import { poolKey } from '../table/control-keys.ts';

const poolRegistrationItem = tenantFacts.extend({
  userPoolId: z.string(),
  clientId: z.string(),
  state: z.enum(TENANT_STATES),
  suspendedFor: z.string().optional(),
  cell: z.string().optional(),
  jwks: z.string(),
});

/** Attributes are texts only, so that the authorizer reads them without a document client. */
export const toPoolRegistrationItem = (registration: PoolRegistration) => ({
  ...poolKey(registration.userPoolId),
  ...registration,
});

/** Throws on an item that lacks an attribute: a registration half read must open nothing. */
export const fromPoolRegistrationItem = (
  item: Readonly<Record<string, string | undefined>>,
): PoolRegistration => poolRegistrationItem.parse({ region: regionOfPool(item), ...item });

/** Before tenants could lie in other regions no region was written; a pool bears its own in its id. */
const regionOfPool = ({ userPoolId = '' }: Readonly<Record<string, string | undefined>>) =>
  userPoolId.split('_')[0];

/** The part of an update that copies facts of the tenant's record to the registration. */
export const factsUpdate = (facts: Readonly<Record<string, string>>) => ({
  set: Object.keys(facts)
    .map((name) => `#${name} = :${name}`)
    .join(', '),
  names: Object.fromEntries(Object.keys(facts).map((name) => [`#${name}`, name])),
  values: Object.fromEntries(Object.entries(facts).map(([name, value]) => [`:${name}`, value])),
});
