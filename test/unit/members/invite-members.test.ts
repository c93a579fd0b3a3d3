import { beforeEach, describe, expect, it } from 'vitest';
import { SUPPRESSED } from '../../../core/mail/mailer.ts';
import { acceptInvitation } from '../../../core/members/accept-invitation.ts';
import { inviteMembers, type Invitee } from '../../../core/members/invite-members.ts';
import { DEFAULT_POLICY } from '../../../core/identity/tenant-policy.ts';
import { INVITATION_SECONDS } from '../../../core/members/invitation.ts';
import { resendInvitation } from '../../../core/members/resend-invitation.ts';
import { revokeInvitation } from '../../../core/members/revoke-invitation.ts';
import type { TenantRole } from '../../../core/access/roles.ts';
import { membersWorld, PASSWORD, type MembersWorld } from '../../support/members/members-world.ts';

let world: MembersWorld;
beforeEach(() => {
  world = membersWorld();
});

const invitee = (name: string, role = 'member'): Invitee => ({
  email: `${name}@acme.example`,
  role,
});

type Claiming = { role?: TenantRole; claim?: { actor: string; key: string; fingerprint: string } };

async function invite(invitees: readonly Invitee[], { role = 'owner', claim }: Claiming = {}) {
  const told = await inviteMembers(world.ports, world.as('ada', role), { invitees, claim });
  if (!told.ok) throw new Error(told.error.kind);
  return told.value;
}
const outcomesOf = async (...asked: Parameters<typeof invite>) =>
  (await invite(...asked)).map(({ outcome }) => outcome);
const lapse = () => {
  world.clock.now = new Date(world.clock.now.getTime() + INVITATION_SECONDS * 1_000);
};

describe('inviteMembers', () => {
  it('keeps a seat and mails a token, of which the digest alone is kept', async () => {
    expect(await invite([invitee('bob')])).toMatchObject([{ outcome: 'Invited', mail: 'sent' }]);
    expect(world.all.used).toBe(2);
    expect(world.mails).toMatchObject([{ to: 'bob@acme.example', tenant: { slug: 'acme' } }]);
    expect(JSON.stringify([...world.all.invitations.values(), ...world.all.events])).not.toContain(
      world.tokenOf('bob@acme.example'),
    );
    expect(world.all.events).toMatchObject([{ type: 'member.invited', data: { role: 'member' } }]);
    expect(JSON.stringify(world.all.events)).not.toContain('bob@acme.example');
  });

  it('never goes beyond the seats of the plan, and tells of each by itself', async () => {
    const many = ['b', 'c', 'd', 'e', 'f', 'g'].map((name) => invitee(name));
    const seats = Array.from({ length: 4 }, () => 'Invited');
    expect(await outcomesOf(many)).toEqual([...seats, 'SeatLimitReached', 'SeatLimitReached']);
    expect(world.all.used).toBe(5);
  });

  it('invites addresses of the domains that the tenant allows, and no others', async () => {
    world.policy.current = { ...DEFAULT_POLICY, allowedDomains: ['acme.example'] };
    const invitees = ['eve@evil.example', 'eve@acme.example.evil.example', 'bob@ACME.example'];
    expect(await outcomesOf(invitees.map((email) => ({ email, role: 'member' })))).toEqual([
      'DomainNotAllowed',
      'DomainNotAllowed',
      'Invited',
    ]);
    expect(world.all.used).toBe(2);
  });

  it('knows no bound where the plan has none', async () => {
    world = membersWorld('unlimited');
    const many = Array.from({ length: 50 }, (_, index) => invitee(`user${index}`));
    expect(new Set(await outcomesOf(many))).toEqual(new Set(['Invited']));
  });

  it('counts the seats that the tenant’s settings give beyond its plan', async () => {
    const author = { ...world.as('ada'), featureOverrides: '{"7_users":true}' };
    const invitees = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => invitee(name));
    const told = await inviteMembers(world.ports, author, { invitees });
    expect(told.ok && told.value.filter(({ outcome }) => outcome === 'Invited')).toHaveLength(6);
  });

  it('takes one address in other letters or another form of its domain for one person', async () => {
    expect(
      await outcomesOf([
        { email: 'bob@müller.example', role: 'member' },
        { email: 'Bob@xn--mller-kva.example', role: 'member' },
        { email: 'ADA@ACME.example', role: 'member' },
      ]),
    ).toEqual(['Invited', 'AlreadyInvited', 'AlreadyMember']);
  });

  it('gives the seat and the address of a lapsed invitation to the next one at once', async () => {
    await invite(['b', 'c', 'd', 'e'].map((name) => invitee(name)));
    lapse();
    expect(await outcomesOf([invitee('b'), invitee('f')])).toEqual(['Invited', 'Invited']);
    expect(world.all.used).toBeLessThanOrEqual(5);
    expect(world.all.events.map(({ type }) => type)).toContain('invitation.lapsed');
  });

  it('gives the seat of a revoked invitation to the next one at once', async () => {
    const [first] = await invite(['b', 'c', 'd', 'e'].map((name) => invitee(name)));
    expect(await outcomesOf([invitee('f')])).toEqual(['SeatLimitReached']);
    if (!first?.invitationId) throw new Error('not invited');
    const revoked = await revokeInvitation(world.ports, world.as('ada'), first.invitationId);
    expect(revoked.ok).toBe(true);
    expect(await outcomesOf([invitee('f')])).toEqual(['Invited']);
  });

  it('lets nobody give a role beyond his own, or one that is none', async () => {
    world.all.roles = { rol_mighty: { permissions: ['ownership:write'] } };
    const asked = ['owner', 'admin', 'rol_mighty', 'rol_none', 'constructor'].map((role) =>
      invitee(role, role),
    );
    expect(await outcomesOf(asked, { role: 'admin' })).toEqual([
      'RoleBeyondYours',
      'Invited',
      'RoleBeyondYours',
      'UnknownRole',
      'UnknownRole',
    ]);
  });

  it('answers a repetition of its key the same, and invites nobody twice', async () => {
    const claim = { actor: 'ada', key: 'k', fingerprint: 'f' };
    const first = await invite([invitee('bob')], { claim });
    await revokeInvitation(world.ports, world.as('ada'), first[0]?.invitationId ?? 'inv_');
    expect(await invite([invitee('bob')], { claim })).toEqual(first);
    expect(world.all.invitations.size).toBe(0);
    await expect(
      invite([invitee('eve')], { claim: { ...claim, fingerprint: 'another' } }),
    ).rejects.toThrow('IdempotencyKeyReused');
  });

  it('shows that the tenant writes to the address no more', async () => {
    world.delivery.next = SUPPRESSED;
    const [told] = await invite([invitee('bob')]);
    expect(told).toMatchObject({ outcome: 'Invited', mail: 'suppressed' });
  });

  it('shows a mail that was refused, which can be sent again with another token', async () => {
    world.delivery.next = { kind: 'Refused', reason: 'MessageRejected', isTransient: false };
    const [told] = await invite([invitee('bob')]);
    expect(told).toMatchObject({ outcome: 'Invited', mail: 'failed' });
    const before = world.tokenOf('bob@acme.example');

    world.delivery.next = { kind: 'Accepted', messageId: 'm' };
    const id = told?.invitationId ?? 'inv_';
    expect(await resendInvitation(world.ports, world.as('ada'), id)).toMatchObject({
      value: { mail: 'sent' },
    });
    const accept = (token: string) => acceptInvitation(world.ports, { token, password: PASSWORD });
    expect(await accept(before)).toMatchObject({ error: { kind: 'InvitationInvalid' } });
    expect(await accept(world.tokenOf('bob@acme.example'))).toMatchObject({ ok: true });
  });

  it('lets an admin neither resend nor revoke the invitation of an owner', async () => {
    const [told] = await invite([invitee('bob', 'owner')]);
    const id = told?.invitationId ?? 'inv_';
    const beyond = { error: { kind: 'RoleBeyondYours' } };
    expect(await resendInvitation(world.ports, world.as('eve', 'admin'), id)).toMatchObject(beyond);
    expect(await revokeInvitation(world.ports, world.as('eve', 'admin'), id)).toMatchObject(beyond);
    expect(world.all.invitations.size).toBe(1);
  });
});
