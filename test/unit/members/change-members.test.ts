import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantRole } from '../../../core/access/roles.ts';
import { changeMember } from '../../../core/members/change-member.ts';
import { acceptInvitation } from '../../../core/members/accept-invitation.ts';
import { inviteMembers } from '../../../core/members/invite-members.ts';
import { removeMember } from '../../../core/members/remove-member.ts';
import { setMemberStatus } from '../../../core/members/set-member-status.ts';
import { transferOwnership } from '../../../core/members/transfer-ownership.ts';
import { membersWorld, PASSWORD, type MembersWorld } from '../../support/members/members-world.ts';

let world: MembersWorld;
beforeEach(() => {
  world = membersWorld();
  world.join('olga', 'owner');
  world.join('alan', 'admin');
  world.join('mia', 'member');
});

const kind = (name: string) => ({ ok: false, error: { kind: name } });
type By = [id: string, role?: TenantRole];
const setRole = (userId: string, role: string, by: By = ['ada']) =>
  changeMember(world.ports, world.as(...by), { userId, role, versions: null });
const setStatus = (userId: string, status: 'active' | 'disabled', by: By = ['ada']) =>
  setMemberStatus(world.ports, world.as(...by), { userId, status });
const remove = (userId: string, by: By = ['ada']) =>
  removeMember(world.ports, world.as(...by), userId);
const transfer = (userId: string, by = 'ada') =>
  transferOwnership(world.ports, world.as(by), userId);

describe('the role of a member', () => {
  it('is changed in the version that was read, with its event', async () => {
    const change = { userId: 'mia', role: 'viewer', name: 'Mia', versions: [1] };
    expect(await changeMember(world.ports, world.as('ada'), change)).toMatchObject({
      value: { role: 'viewer', name: 'Mia', version: 2 },
    });
    expect(await changeMember(world.ports, world.as('ada'), change)).toEqual(
      kind('VersionConflict'),
    );
    expect(world.all.events).toMatchObject([
      { type: 'member.role_changed', data: { role: 'viewer', previousRole: 'member' } },
    ]);
  });

  it('is not beyond that of who gives it, nor taken from who may do more', async () => {
    const alan: By = ['alan', 'admin'];
    for (const change of [
      setRole('mia', 'owner', alan),
      setRole('alan', 'owner', alan),
      setRole('olga', 'member', alan),
      setStatus('olga', 'disabled', alan),
      remove('olga', alan),
    ]) {
      expect(await change).toMatchObject(kind('RoleBeyondYours'));
    }
    expect(await setRole('mia', 'admin', alan)).toMatchObject({ ok: true });
    expect(await setRole('mia', 'toString')).toMatchObject(kind('UnknownRole'));
    expect(await setRole('nobody', 'viewer')).toEqual(kind('MemberNotFound'));
  });

  it('may be one of the tenant’s own, compared by its permissions', async () => {
    world.all.roles = {
      rol_clerk: { permissions: ['records:read', 'records:write'] },
      rol_chief: { permissions: ['members:write', 'ownership:write'] },
    };
    const alan: By = ['alan', 'admin'];
    expect(await setRole('mia', 'rol_clerk', alan)).toMatchObject({ ok: true });
    expect(await setRole('mia', 'rol_chief', alan)).toMatchObject(kind('RoleBeyondYours'));
    expect(await setRole('mia', 'rol_chief')).toMatchObject({ ok: true });
    expect(await remove('mia', alan)).toMatchObject(kind('RoleBeyondYours'));
  });
});

describe('an owner remains', () => {
  it('whoever demotes, disables or removes whom, in whatever order', async () => {
    expect(await setRole('olga', 'admin')).toMatchObject({ ok: true });
    expect(await setRole('ada', 'admin')).toEqual(kind('LastOwner'));
    expect(await setStatus('ada', 'disabled')).toEqual(kind('LastOwner'));
    expect(await remove('ada')).toEqual(kind('LastOwner'));
  });

  it('where two owners demote each other at once', async () => {
    const both = await Promise.all([setRole('olga', 'member'), setRole('ada', 'member', ['olga'])]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(world.all.owners).toBe(1);
  });

  it('and is active: one who is disabled does not count', async () => {
    expect(await setStatus('olga', 'disabled')).toMatchObject({ ok: true });
    expect(await remove('ada')).toEqual(kind('LastOwner'));
    expect(await remove('olga')).toMatchObject({ ok: true });
  });
});

describe('the ownership', () => {
  it('is given away in one step', async () => {
    expect(await transfer('mia')).toMatchObject({ value: { userId: 'mia', role: 'owner' } });
    expect(world.all.members.get('ada')).toMatchObject({ role: 'admin' });
    expect(world.all.owners).toBe(2);
    expect(world.all.events).toMatchObject([
      { type: 'member.ownership_transferred', data: { fromUserId: 'ada', toUserId: 'mia' } },
    ]);
  });

  it('is not given by who is none, to who is one, or to who is disabled', async () => {
    await setStatus('mia', 'disabled');
    const refused = kind('OwnershipNotTransferable');
    expect(await transfer('mia')).toMatchObject(refused);
    expect(await transfer('olga')).toMatchObject(refused);
    expect(await transfer('ada')).toMatchObject(refused);
    expect(await transfer('alan', 'mia')).toMatchObject(refused);
    expect(await transfer('nobody')).toEqual(kind('MemberNotFound'));
  });
});

describe('a member who is disabled', () => {
  it('is so in the registry first, and his sessions from before stay ended', async () => {
    world.users.outage = new Error('Cognito does not answer');
    await expect(setStatus('mia', 'disabled')).rejects.toThrow();
    const { validFrom } = world.all.members.get('mia') ?? {};
    expect(world.all.members.get('mia')).toMatchObject({ status: 'disabled' });
    expect(validFrom).toBe(world.clock.now.toISOString());
    expect(world.users.users.get('mia')).toMatchObject({ isEnabled: true });

    expect(await setStatus('mia', 'disabled')).toMatchObject({ ok: true });
    expect(world.users.users.get('mia')).toMatchObject({ isEnabled: false });
    expect(await setStatus('mia', 'active')).toMatchObject({ ok: true });
    expect(world.all.members.get('mia')).toMatchObject({ status: 'active', validFrom });
    expect(world.users.users.get('mia')).toMatchObject({ isEnabled: true });
    expect(world.all.events.map(({ type }) => type)).toEqual(['member.disabled', 'member.enabled']);
    expect(world.all.used).toBe(4);
  });
});

describe('a member who is removed', () => {
  it('frees his seat, and a repetition deletes the user that a crash left', async () => {
    world.users.outage = new Error('Cognito does not answer');
    await expect(remove('mia')).rejects.toThrow();
    expect(world.all.used).toBe(3);
    expect(world.users.users.has('mia')).toBe(true);

    expect(await remove('mia')).toEqual(kind('MemberNotFound'));
    expect(world.users.users.has('mia')).toBe(false);
    expect(await remove('mia')).toEqual(kind('MemberNotFound'));
  });

  it('can be invited again', async () => {
    await remove('mia');
    const invitees = [{ email: 'mia@acme.example', role: 'member' }];
    await inviteMembers(world.ports, world.as('ada'), { invitees });
    const token = world.tokenOf('mia@acme.example');
    expect(await acceptInvitation(world.ports, { token, password: PASSWORD })).toMatchObject({
      ok: true,
    });
  });
});
