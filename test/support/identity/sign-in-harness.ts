import { aPlan } from '../plans/a-plan.ts';
import type { Authenticated } from '../../../core/access/principal.ts';
import type { UserPoolRef } from '../../../core/identity/pool-registration.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { createSessionOperation } from '../../../functions/identity/api/create-session.ts';
import { endSessionOperation } from '../../../functions/identity/api/end-session.ts';
import { refreshSessionOperation } from '../../../functions/identity/api/refresh-session.ts';
import { showMeOperation } from '../../../functions/identity/api/show-me.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { routes } from '../../../functions/routes.ts';
import { FakeAccountMails } from '../../fakes/fake-account-mails.ts';
import { FakeAttemptCounter } from '../../fakes/fake-attempt-counter.ts';
import { FakeKnownDevices } from '../../fakes/fake-known-devices.ts';
import { FakeSecondFactors } from '../../fakes/fake-second-factors.ts';
import { FakeSignInChallenges } from '../../fakes/fake-sign-in-challenges.ts';
import { FakeSignInProvider, type FakeUser } from '../../fakes/fake-sign-in-provider.ts';
import { FakeSignInRegistry } from '../../fakes/fake-sign-in-registry.ts';
import { FakeTenantPolicies } from '../../fakes/fake-tenant-policies.ts';
import { edgeOf } from '../edge-of.ts';
import { apiEvent, type RequestOf } from '../tenancy/tenant-contexts.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';

export const operatorPool = { userPoolId: 'eu-west-1_Operators', clientId: 'operators' };
export const acmePool = { userPoolId: 'eu-west-1_Acme00001', clientId: 'acme' };
export const globexPool = { userPoolId: 'eu-west-1_Globex001', clientId: 'globex' };

export const tenantOf = (slug: string, changes: Partial<Tenant> = {}): Tenant => ({
  id: `tnt_${slug}`,
  slug,
  name: 'Acme',
  plan: 'pro',
  state: 'active',
  isolation: 'shared_schema',
  region: 'eu-west-1',
  settings: { theme: 'dark', features: { sso_integration: true } },
  metadata: {},
  admin: { email: 'ada@acme.example' },
  attempt: 1,
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...changes,
});

export type Reply = { readonly status: number; readonly headers: object; readonly body: unknown };

/** The four operations on fakes, with Acme (ada) and Globex (bob) active and one operator. */
export function signInHarness() {
  let now = new Date('2030-01-01T00:00:00Z');
  const provider = new FakeSignInProvider();
  const tenants = new FakeTenantFinder();
  const registry = new FakeSignInRegistry(() => now);
  /** Who was told to be active, as TENANT/USER. */
  const active: string[] = [];
  const ports = {
    provider,
    tenants,
    registry,
    challenges: new FakeSignInChallenges(() => now),
    devices: new FakeKnownDevices(() => now),
    factors: new FakeSecondFactors(),
    mails: new FakeAccountMails(),
    attempts: new FakeAttemptCounter(() => now),
    policies: new FakeTenantPolicies(),
    operatorPool,
    plans: { pro: aPlan('pro', '25_users', 'api_access') },
    platformName: 'Freehold',
    tellActive: (tenantId: string, userId: string) =>
      Promise.resolve(void active.push(`${tenantId}/${userId}`)),
    now: () => now,
  };
  tenants.put(tenantOf('acme', { identity: acmePool }));
  tenants.put(tenantOf('globex', { identity: globexPool }));
  const addUser = (pool: UserPoolRef, user: FakeUser, role = 'member') => {
    const { userPoolId } = pool;
    registry.setMember({ userPoolId, userId: provider.addUser(pool, user) }, { role });
  };
  addUser(acmePool, { email: 'ada@acme.example', password: 'ada-secret' });
  addUser(globexPool, { email: 'bob@globex.example', password: 'bob-secret' });
  addUser(operatorPool, { email: 'op@freehold.example', password: 'op-secret' }, 'admin');

  return {
    ports,
    active,
    provider,
    addUser,
    tenants,
    registry,
    wait: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
    signIn: (body: unknown, from?: RequestOf['from']) =>
      reply(createSessionOperation(ports), { body, from }),
    refresh: (body: unknown) => reply(refreshSessionOperation(ports), { body }),
    end: (identity: Authenticated) => reply(endSessionOperation(ports), { identity }),
    showMe: (identity: Authenticated) => reply(showMeOperation(), { identity }),
  };
}

export async function reply(operation: Operation, request: RequestOf): Promise<Reply> {
  const answer = await edgeOf(operation)(apiEvent(routes[operation.id].key, request));
  const parsed = answer.body ? (JSON.parse(answer.body) as unknown) : undefined;
  return { status: answer.statusCode ?? 0, headers: answer.headers ?? {}, body: parsed };
}
