import { describe, expect, it } from 'vitest';
import {
  aPlatform,
  admin,
  body,
  CONFIRM,
  decision,
  EMERGENCY,
  otherAdmin,
  owner,
  support,
  userPoolId,
  WITHDRAW,
} from '../../support/support-access/support-access-platform.ts';

describe('in an emergency', () => {
  it('two admins together take access, and the owners are told at once', async () => {
    const { registry, call, decide, told } = aPlatform();
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect(asked).toMatchObject({ status: 'requested', isEmergency: true });
    expect(await decide(CONFIRM, otherAdmin, asked.id)).toMatchObject({
      body: { status: 'granted', grantedBy: { kind: 'operator', id: otherAdmin.id } },
    });
    expect(told()).toEqual([
      ['support_access.requested', admin.id, undefined],
      ['support_access.granted', otherAdmin.id, 'break-glass'],
    ]);
    expect(registry.told[1]?.mail?.text).toContain(
      JSON.stringify({ operators: [admin.email, otherAdmin.email] }).slice(1, -1),
    );
    expect((await decide(decision('revoke'), owner, asked.id)).status).toBe(200);
  });

  it('nobody confirms his own', async () => {
    const { call, decide } = aPlatform();
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect(await decide(CONFIRM, admin, asked.id)).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:own-emergency' },
    });
  });

  it('is none what asks the tenant: no admin confirms that', async () => {
    const { ask, decide } = aPlatform();
    const { id } = await ask();
    expect((await decide(CONFIRM, admin, id)).status).toBe(404);
  });

  it('the tenant’s allowance in advance spares no second admin', async () => {
    const { policies, call } = aPlatform();
    policies.set(userPoolId, { supportAccess: 'allowed' });
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect(asked).toMatchObject({ status: 'requested' });
  });
});

describe('what two decide at once', () => {
  it('is decided by the first: the other one hears of it', async () => {
    const { registry, ask, decide } = aPlatform();
    const { id } = await ask();
    registry.beforeChange = () => decide(decision('refuse'), owner, id);
    expect(await decide(decision('grant'), owner, id)).toMatchObject({
      status: 409,
      body: { accessStatus: 'refused' },
    });
  });

  it('leaves nothing granted that the operator withdraws in the moment of the grant', async () => {
    const { registry, ask, decide } = aPlatform();
    const { id } = await ask();
    registry.beforeChange = () => decide(decision('grant'), owner, id);
    expect(await decide(WITHDRAW, support, id)).toMatchObject({ body: { status: 'withdrawn' } });
  });
});
