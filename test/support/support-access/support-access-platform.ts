import { OPERATOR_ROLE_PERMISSIONS } from '../../../core/access/roles.ts';
import {
  askForAccessOperation,
  askForEmergencyAccessOperation,
} from '../../../functions/support-access/api/ask-for-access.ts';
import {
  grantSupportAccessOperation,
  refuseSupportAccessOperation,
  revokeSupportAccessOperation,
} from '../../../functions/support-access/api/decide-as-owner.ts';
import {
  confirmEmergencyAccessOperation,
  withdrawAccessOperation,
} from '../../../functions/support-access/api/decide-of-tenant.ts';
import {
  listAccessOfTenantOperation,
  listSupportAccessOperation,
  listSupportUsesOperation,
} from '../../../functions/support-access/api/list-access.ts';
import { FakeSupportAccessRegistry } from '../../fakes/fake-support-access-registry.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { FakeTenantPolicies } from '../../fakes/fake-tenant-policies.ts';
import { edgeOf } from '../edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
  type RequestOf,
} from '../tenancy/tenant-contexts.ts';
import { newTenant } from '../tenants/tenant-stores.ts';

export const owner = tenantIdentity('owner');
export const { tenantId, userPoolId } = owner;
export const support = {
  ...operatorIdentity,
  id: 'operator-s',
  email: 'grace@freehold.example',
  role: 'support',
  permissions: OPERATOR_ROLE_PERMISSIONS.support.join(' '),
};
export const admin = operatorIdentity;
export const otherAdmin = {
  ...operatorIdentity,
  id: 'operator-2',
  email: 'linus@freehold.example',
};

export const ASK = `POST /v1/tenants/{tenantId}/support-access`;
export const EMERGENCY = `POST /v1/tenants/{tenantId}/emergency-access`;
export const CONFIRM = `${EMERGENCY}/{accessId}/confirm`;
export const WITHDRAW = `${ASK}/{accessId}/withdraw`;
export const decision = (name: string) => `POST /v1/support-access/{accessId}/${name}`;

export const body = { reason: 'Ticket 4711', scopes: ['records:read'], durationHours: 24 };

export type View = {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly [name: string]: unknown;
};

/** A platform with one tenant, whom it asks. */
export function aPlatform() {
  const registry = new FakeSupportAccessRegistry();
  const policies = new FakeTenantPolicies();
  const tenants = new FakeTenantFinder();
  const identity = { userPoolId, clientId: 'client' };
  tenants.put(newTenant({ id: tenantId, state: 'active', identity }).tenant);
  const clock = { now: new Date('2026-11-27T12:00:00.000Z') };
  const compose = (name: string) => (data: object) => ({
    ...{ to: ['ada@acme.example'], subject: name, html: '' },
    text: JSON.stringify(data),
  });
  const ports = {
    ...{ registry, policies, tenants, now: () => clock.now },
    mails: {
      requested: compose('requested'),
      granted: compose('granted'),
      breakGlass: compose('break-glass'),
    },
  };
  const handle = edgeOf(
    askForAccessOperation(ports),
    askForEmergencyAccessOperation(ports),
    confirmEmergencyAccessOperation(ports),
    withdrawAccessOperation(ports),
    listAccessOfTenantOperation(ports),
    listSupportAccessOperation(ports),
    listSupportUsesOperation(ports),
    grantSupportAccessOperation(ports),
    refuseSupportAccessOperation(ports),
    revokeSupportAccessOperation(ports),
  );
  const call = async (route: string, identity: RequestOf['identity'], request: RequestOf = {}) => {
    const params = { tenantId, ...request.params };
    const answered = await handle(apiEvent(route, { ...request, identity, params }));
    return { status: answered.statusCode, body: JSON.parse(answered.body ?? '{}') as View };
  };
  const ask = async (changes: object = {}) =>
    (await call(ASK, support, { body: { ...body, ...changes } })).body;
  const decide = (route: string, identity: RequestOf['identity'], accessId: string) =>
    call(route, identity, { params: { accessId } });
  const told = () =>
    registry.told.map(({ event, mail }) => [event.type, event.actor.id, mail?.subject]);
  return { registry, policies, clock, call, ask, decide, told };
}
