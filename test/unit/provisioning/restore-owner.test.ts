import { describe, expect, it } from 'vitest';
import type { Delivery, Mail } from '../../../core/mail/mailer.ts';
import type { PoolAdmin } from '../../../core/provisioning/tenant-pools.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { Member } from '../../../core/members/member.ts';
import { ownerRestoredMail } from '../../../core/mail/templates/owner-restored.ts';
import { restoreOwnerOperation } from '../../../functions/tenants/restore-owner/restore-owner.ts';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { routes } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { acmePool, tenantOf } from '../../support/identity/sign-in-harness.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';

const tenant = tenantOf('acme', { id: newId('tnt'), identity: acmePool });

function platform() {
  const tenants = new FakeTenantFinder();
  tenants.put(tenant);
  const done: string[] = [];
  const mails: Mail[] = [];
  const restored: { userPoolId: string; admin: PoolAdmin; password: string }[] = [];
  const owners: Member[] = [];
  const events: DomainEvent<string, object>[] = [];
  let delivery: Delivery = { kind: 'Accepted', messageId: 'm-1' };
  const serve = edgeOf(
    restoreOwnerOperation({
      tenants,
      events: {
        record: async (event) => {
          done.push('event');
          events.push(event);
          return Promise.resolve();
        },
      },
      owners: {
        restore: async (userPoolId, admin, password) => {
          done.push('restore');
          restored.push({ userPoolId, admin, password });
          return Promise.resolve({ userId: 'user-1' });
        },
      },
      memberships: {
        restore: async (_of, { owner, event }) => {
          done.push('member');
          owners.push(owner);
          events.push(event);
          return Promise.resolve();
        },
      },
      mailer: {
        send: async (mail) => {
          done.push('mail');
          mails.push(mail);
          return Promise.resolve(delivery);
        },
      },
      compose: ownerRestoredMail.compose({
        platformName: 'Freehold',
        apiUrl: 'https://api.example',
      }),
      now: () => new Date(0),
    }),
  );
  const ask = async (
    identity: AuthorizerContext = operatorIdentity,
    tenantId: string = tenant.id,
  ) => {
    const request = { identity, params: { tenantId } };
    const { statusCode, body = '' } = await serve(apiEvent(routes.restoreOwner.key, request));
    return { status: statusCode, body: JSON.parse(body) as object };
  };
  return {
    ...{ tenants, done, mails, restored, owners, events, ask },
    deliver: (next: Delivery) => {
      delivery = next;
    },
  };
}

describe('POST /v1/tenants/{tenantId}/restore-owner', () => {
  it('gives the admin of the record a new first password, by mail alone', async () => {
    const { ask, done, mails, restored, owners, events } = platform();
    const answer = await ask();
    expect(answer).toEqual({
      status: 200,
      body: { tenantId: tenant.id, email: 'ada@acme.example' },
    });
    expect(done).toEqual(['event', 'restore', 'member', 'mail']);
    expect(owners).toMatchObject([
      { userId: 'user-1', role: 'owner', status: 'active', validFrom: new Date(0).toISOString() },
    ]);
    expect(restored[0]).toMatchObject({
      userPoolId: acmePool.userPoolId,
      admin: { email: 'ada@acme.example' },
    });
    const password = restored[0]?.password ?? '-';
    expect(mails[0]).toMatchObject({ to: 'ada@acme.example' });
    expect(mails[0]?.text).toContain(password);
    expect(JSON.stringify([answer, events])).not.toContain(password);
  });

  it('tells who did it, before it is done', async () => {
    const { ask, events } = platform();
    await ask();
    expect(events).toMatchObject([
      {
        type: 'tenant.owner_restore_requested',
        tenantId: tenant.id,
        actor: { kind: 'operator', id: operatorIdentity.id },
      },
      { type: 'member.ownership_restored', tenantId: tenant.id },
    ]);
  });

  it.each(['provisioning', 'suspended', 'terminated'] as const)(
    'does nothing for a tenant that is %s',
    async (state) => {
      const { ask, tenants, done } = platform();
      tenants.put({ ...tenant, state });
      expect(await ask()).toMatchObject({
        status: 409,
        body: { type: 'urn:freehold:problem:owner-not-restorable' },
      });
      expect(done).toEqual([]);
    },
  );

  it('knows no tenant that there is not, and serves operators alone', async () => {
    const { ask, done } = platform();
    expect(await ask(undefined, newId('tnt'))).toMatchObject({ status: 404 });
    expect(await ask(tenantIdentity('owner'))).toMatchObject({ status: 403 });
    expect(done).toEqual([]);
  });

  it('says that the mail was not sent, to be repeated with another password', async () => {
    const { ask, deliver, restored, mails } = platform();
    deliver({ kind: 'Unknown', reason: 'TimeoutError' });
    expect(await ask()).toMatchObject({
      status: 503,
      body: { type: 'urn:freehold:problem:owner-mail-not-sent' },
    });
    deliver({ kind: 'Accepted', messageId: 'm-2' });
    expect(await ask()).toMatchObject({ status: 200 });
    expect(restored[1]?.password).not.toBe(restored[0]?.password);
    expect(mails[1]?.text).toContain(restored[1]?.password);
  });
});
