import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { DynamoSupportAccessRegistry } from '../../adapters/dynamodb/support-access/dynamo-support-access-registry.ts';
import { DynamoSupportUses } from '../../adapters/dynamodb/support-access/dynamo-support-uses.ts';
import { tenantPolicyKey } from '../../adapters/dynamodb/table/control-keys.ts';
import type { Operator, Support, User } from '../../core/access/principal.ts';
import { decideAccess, type Decision } from '../../core/support-access/decide-access.ts';
import { OWN_POLICY, partyOf, tenantOfUser } from '../../core/support-access/party.ts';
import {
  supportAccessEvent,
  supportAccessUsed,
} from '../../core/support-access/support-access-events.ts';
import { grantedTo, type SupportAccess } from '../../core/support-access/support-access.ts';
import { newId } from '../../kit/id.ts';
import { FakeTenantFinder } from '../fakes/fake-tenant-finder.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import {
  operatorPrincipal,
  requestInfo,
  supportIdentity,
  tenantIdentity,
} from '../support/tenancy/tenant-contexts.ts';

let table: Awaited<ReturnType<typeof scratchTable>>;
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

let tenants = 0;
const mail = { subject: '', text: '', html: '' };

/** A tenant of which an admin has asked something. */
async function aTenant(isEmergency = false) {
  const identity = { ...tenantIdentity(), userPoolId: `us-east-1_Support${(tenants += 1)}` };
  const owner = { ...identity, request: requestInfo } as User;
  const of = tenantOfUser(owner);
  const registry = new DynamoSupportAccessRegistry(documentsAsRoot(), table.tableName);
  const now = new Date();
  const by = operatorPrincipal;
  const access: SupportAccess = {
    ...{ id: newId('sup'), isEmergency, state: 'requested', reason: 'Ticket 4711' },
    ...{ scopes: ['records:read', 'files:read'], durationHours: 24, requestedAt: now },
    operator: partyOf(by),
  };
  const event = supportAccessEvent('support_access.requested', access, { of, by, now });
  const compose = () => ({ ...mail, to: ['ada@acme.example'] });
  const ports = {
    ...{ registry, tenants: new FakeTenantFinder(), now: () => new Date() },
    mails: { requested: compose, granted: compose, breakGlass: compose },
  };
  const decide = (decision: Decision, who: Operator | User) =>
    decideAccess(ports, { of, by: who, id: access.id, decision });
  return { owner, of, registry, access, told: { event, mail: compose() }, decide };
}

const admin = (id: string) => ({ ...operatorPrincipal, id }) as Operator;
const count = (results: readonly { readonly ok: boolean }[]) =>
  results.filter(({ ok }) => ok).length;

describe('support access in the control table', () => {
  it('is read as it was written, by the authorizer too', async () => {
    const { of, owner, registry, access, told, decide } = await aTenant();
    expect(await registry.create(of, access, told)).toBe(true);
    expect(await registry.find(of, access.id)).toEqual(access);
    const granted = await decide('grant', owner);
    expect(await registry.list(of, { limit: 5 })).toEqual({
      items: [granted.ok && granted.value],
    });
    const { userPoolId } = of;
    const { support } = await new DynamoSignInRegistry(table.client, table.tableName).lookUp(
      { userPoolId: 'us-east-1_Operators', userId: 'nobody', sessionId: 'none' },
      { withFlags: true, access: { userPoolId, accessId: access.id } },
    );
    expect(support).toMatchObject({
      registration: null,
      grant: {
        ...{ status: 'granted', operatorId: operatorPrincipal.id, emergency: 'no' },
        ...{ scopes: 'records:read files:read', grantedByName: owner.email },
        until: granted.ok && granted.value.until?.toISOString(),
      },
    });
  });

  it('of an emergency is confirmed once, by another admin, whoever confirms at once', async () => {
    const { of, registry, access, told, decide } = await aTenant(true);
    await registry.create(of, access, told);
    const admins = Array.from({ length: 20 }, (_, at) => admin(`admin-${at}`));
    const confirmed = await Promise.all([
      ...Array.from({ length: 5 }, () => decide('confirm', operatorPrincipal)),
      ...admins.map((one) => decide('confirm', one)),
    ]);
    expect(count(confirmed.slice(0, 5))).toBe(0);
    expect(count(confirmed)).toBe(1);
    const by = admins[confirmed.findIndex(({ ok }) => ok) - 5];
    expect(await registry.find(of, access.id)).toMatchObject({
      state: 'granted',
      grantedBy: { id: by?.id },
    });
  });

  it('is decided once, whatever is decided at once, and is withdrawn after all', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { of, owner, registry, access, told, decide } = await aTenant();
      await registry.create(of, access, told);
      const [granted, refused, withdrawn] = await Promise.all([
        decide('grant', owner),
        decide('refuse', owner),
        decide('withdraw', operatorPrincipal),
      ]);
      expect(count([granted, refused])).toBeLessThanOrEqual(1);
      const { state } = (await registry.find(of, access.id)) ?? {};
      expect(state).toBe(withdrawn.ok ? 'withdrawn' : 'refused');
    }
  });

  it('is granted in advance only while the policy says so', async () => {
    const { of, registry, access, told } = await aTenant();
    const granted = grantedTo(access, OWN_POLICY, new Date());
    const say = (supportAccess: string) =>
      documentsAsRoot().send(
        new PutCommand({
          TableName: table.tableName,
          Item: { ...tenantPolicyKey(of.userPoolId), supportAccess },
        }),
      );
    expect(await registry.create(of, granted, told)).toBe(false);
    await say('ask');
    expect(await registry.create(of, granted, told)).toBe(false);
    await say('allowed');
    expect(await registry.create(of, granted, told)).toBe(true);
  });

  it('is used on the record: each use with both names, the latest first', async () => {
    const { of, registry, access } = await aTenant();
    const uses = new DynamoSupportUses(documentsAsRoot(), table.tableName);
    const principal = { ...supportIdentity(), request: requestInfo } as unknown as Support;
    const { userPoolId } = of;
    for (const path of ['/v1/records', '/v1/files']) {
      const used = { operation: 'listRecords', path };
      const event = supportAccessUsed(principal, used, new Date());
      await uses.record({ userPoolId, accessId: access.id, event });
    }
    const names = { operatorName: principal.email, grantedByName: principal.grantedByName };
    const first = await registry.uses(of, access.id, { limit: 1 });
    expect(first.items).toMatchObject([{ ...names, path: '/v1/files' }]);
    const second = await registry.uses(of, access.id, { limit: 1, after: first.next });
    expect(second).toMatchObject({ items: [{ ...names, path: '/v1/records' }] });
    expect(second.next).toBeUndefined();
  });
});
