import { TENANT_ROLES, type TenantRole } from '../../../core/access/roles.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';
import { ATTACK_PLAN } from './attack-plan.ts';
import type { Attacker, Victim } from './parties.ts';

type Carrier = 'header' | 'query' | 'body';
/** As whom, and where the request names its victim. */
export type Try = { readonly role: TenantRole; readonly carrier: Carrier };

export const TRIES: readonly Try[] = TENANT_ROLES.flatMap((role) =>
  (['header', 'query', 'body'] as const).map((carrier) => ({ role, carrier })),
);

/** No plan of a tenant's own route needs to know who attacks. */
export const NOBODY = {} as Attacker;

/** A request of another tenant's user that names the victim, and says so in one place. */
export function strangerEvent(
  operation: OperationId,
  victim: Victim,
  { role, carrier, mine }: Try & { readonly mine: IsolationStrategy },
) {
  const plan = ATTACK_PLAN[operation];
  const namedBy = (by: Carrier): Readonly<Record<string, string>> =>
    carrier === by ? { tenantId: victim.tenantId } : {};
  const body = { ...plan.body?.(victim, NOBODY), ...namedBy('body') };
  return apiEvent(routes[operation].key, {
    identity: strangerAt(mine, role),
    params: plan.params?.(victim) ?? {},
    headers: carrier === 'header' ? { 'x-tenant-id': victim.tenantId } : {},
    query: {
      ...plan.query?.(NOBODY, victim),
      ...namedBy('query'),
      ...(plan.cursor && { cursor: victim.cursors[plan.cursor] }),
    },
    ...((plan.body ?? carrier === 'body') && { body }),
  });
}

/** A tenant that lies there, as the edge would tell of it; that it was never made is no matter to a policy. */
export const strangerAt = (isolation: IsolationStrategy, role: TenantRole) => ({
  ...tenantIdentity(role),
  isolation,
  tier: 'basic',
});
