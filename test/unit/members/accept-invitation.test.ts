import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../core/identity/tenant-policy.ts';
import { acceptInvitation } from '../../../core/members/accept-invitation.ts';
import { inviteMembers } from '../../../core/members/invite-members.ts';
import { invitationToken } from '../../../core/members/invitation-token.ts';
import { INVITATION_SECONDS } from '../../../core/members/invitation.ts';
import { revokeInvitation } from '../../../core/members/revoke-invitation.ts';
import { newId } from '../../../kit/id.ts';
import { membersWorld, PASSWORD, type MembersWorld } from '../../support/members/members-world.ts';

const EMAIL = 'bob@acme.example';
const INVALID = { ok: false, error: { kind: 'InvitationInvalid' } };

let world: MembersWorld;
beforeEach(async () => {
  world = membersWorld();
  await inviteBob();
});

const inviteBob = () =>
  inviteMembers(world.ports, world.as('ada'), { invitees: [{ email: EMAIL, role: 'admin' }] });
const accept = (token = world.tokenOf(EMAIL), password = PASSWORD) =>
  acceptInvitation(world.ports, { token, password });
const revoke = async () => {
  const [invitation] = world.all.invitations.values();
  if (invitation) await revokeInvitation(world.ports, world.as('ada'), invitation.id);
};

describe('acceptInvitation', () => {
  it('makes a member with the password, on the seat that was kept', async () => {
    expect(await accept()).toMatchObject({
      ok: true,
      value: { member: { email: EMAIL, role: 'admin' }, tenant: { slug: 'acme' } },
    });
    expect(world.all.used).toBe(2);
    expect([...world.users.users.values()]).toContainEqual(
      expect.objectContaining({ email: EMAIL, password: PASSWORD }),
    );
    expect(world.all.events.at(-1)).toMatchObject({ type: 'member.joined' });
  });

  it('tells all that is wrong with a password before it looks for anything', async () => {
    const refused = await accept('no token', 'short');
    expect(refused).toMatchObject({ error: { kind: 'UnusablePerson' } });
    if (refused.ok || refused.error.kind !== 'UnusablePerson') throw new Error('accepted');
    expect(refused.error.errors.length).toBeGreaterThan(3);
  });

  it('asks for as long a password as the tenant does', async () => {
    world.policy.current = { ...DEFAULT_POLICY, passwordMinimumLength: 40 };
    expect(await accept()).toMatchObject({
      ok: false,
      error: { errors: [{ pointer: '/password', detail: 'Use at least 40 characters.' }] },
    });
  });

  it('answers unknown, used, revoked, lapsed and forged tokens alike', async () => {
    const token = world.tokenOf(EMAIL);
    const { userPoolId } = world.of;
    const id = [...world.all.invitations.keys()][0] ?? newId('inv');
    expect(await accept('no token')).toEqual(INVALID);
    expect(await accept(invitationToken({ userPoolId, id: newId('inv') }))).toEqual(INVALID);
    expect(await accept(invitationToken({ userPoolId, id }))).toEqual(INVALID);
    expect(await accept(invitationToken({ userPoolId: 'us-east-1_Else', id }))).toEqual(INVALID);
    expect(await accept()).toMatchObject({ ok: true });
    expect(await accept(token)).toEqual(INVALID);
  });

  it('refuses a lapsed token, and every token of a tenant that is suspended', async () => {
    world.all.state = 'suspended';
    expect(await accept()).toEqual(INVALID);
    world.all.state = 'active';
    world.clock.now = new Date(world.clock.now.getTime() + INVITATION_SECONDS * 1_000);
    expect(await accept()).toEqual(INVALID);
    expect(world.users.users.size).toBe(1);
  });

  it('leaves no access and no user where the invitation is revoked meanwhile', async () => {
    const ensure = world.users.ensure.bind(world.users);
    world.users.ensure = async (...person) => {
      const made = await ensure(...person);
      await revoke();
      return made;
    };
    expect(await accept()).toEqual(INVALID);
    expect(world.all.members.size).toBe(1);
    expect(world.users.users.size).toBe(1);
  });

  it('gives nobody the password of who joined by another invitation meanwhile', async () => {
    const old = world.tokenOf(EMAIL);
    const ensure = world.users.ensure.bind(world.users);
    world.users.ensure = async (...person) => {
      world.users.ensure = ensure;
      await revoke();
      await inviteBob();
      await accept(world.tokenOf(EMAIL), `${PASSWORD}-right`);
      return ensure(...person);
    };
    expect(await accept(old, `${PASSWORD}-wrong`)).toEqual(INVALID);
    const bob = [...world.users.users.values()].find(({ email }) => email === EMAIL);
    expect(bob?.password).not.toBe(`${PASSWORD}-wrong`);
    expect(world.all.members.size).toBe(2);
  });

  it('leaves the one who joined alone where the token was used twice at once', async () => {
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const bob = [...world.users.users.values()].find(({ email }) => email === EMAIL);
    expect(bob?.password).toBe(PASSWORD);
  });

  it('goes on after a crash between credential and member', async () => {
    const transact = world.ports.invitations.accept.bind(world.ports.invitations);
    world.ports.invitations.accept = () => Promise.reject(new Error('crash'));
    await expect(accept()).rejects.toThrow('crash');
    world.ports.invitations.accept = transact;
    expect(await accept()).toMatchObject({ ok: true });
    expect(world.users.users.size).toBe(2);
  });
});
