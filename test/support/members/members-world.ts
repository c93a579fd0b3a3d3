import type { User } from '../../../core/access/principal.ts';
import { TENANT_ROLE_PERMISSIONS, type TenantRole } from '../../../core/access/roles.ts';
import { DEFAULT_POLICY, type TenantPolicy } from '../../../core/identity/tenant-policy.ts';
import type { Delivery } from '../../../core/mail/mailer.ts';
import { newMember, type Member } from '../../../core/members/member.ts';
import type { InvitationMail } from '../../../core/mail/templates/invitation.ts';
import { newId } from '../../../kit/id.ts';
import { FakeInvitationClaims } from '../../fakes/fake-invitation-claims.ts';
import {
  FakeInvitationRegistry,
  FakeMemberRegistry,
  FakeMembers,
} from '../../fakes/fake-members.ts';
import { FakeMemberUsers } from '../../fakes/fake-member-users.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { tenantOf } from '../identity/sign-in-harness.ts';
import { aPlan } from '../plans/a-plan.ts';
import { requestInfo, tenantIdentity } from '../tenancy/tenant-contexts.ts';

export const NOW = new Date('2026-11-27T12:00:00Z');
export const PASSWORD = 'Correct-Horse-7-Battery';

/** A tenant of a plan with that many seats, its owner Ada, and all that members' operations need. */
export function membersWorld(seats: number | 'unlimited' = 5, userPoolId = 'us-east-1_Acme') {
  const tenantId = newId('tnt');
  const of = { tenantId, userPoolId };
  const all = new FakeMembers(of);
  const clock = { now: NOW };
  const mails: InvitationMail[] = [];
  const delivery: { next: Delivery } = { next: { kind: 'Accepted', messageId: 'm' } };
  const tenants = new FakeTenantFinder();
  tenants.put(tenantOf('acme', { id: tenantId }));
  const users = new FakeMemberUsers();
  /** What the tenant asks of its users, beside what the platform does. */
  const policy: { current: TenantPolicy } = { current: DEFAULT_POLICY };

  const memberOf = (userId: string, role: string): Member =>
    newMember({ userId, email: `${userId}@acme.example`, role }, NOW);
  const join = (userId: string, role: string) => {
    all.add(memberOf(userId, role));
    users.users.set(userId, {
      email: `${userId}@acme.example`,
      password: PASSWORD,
      isEnabled: true,
    });
  };
  join('ada', 'owner');

  const principalOf = (id: string, role: TenantRole) => ({
    ...tenantIdentity(role),
    ...{ tenantId, userPoolId: of.userPoolId, id, plan: 'basic', planFeatures: `${seats}_users` },
    permissions: TENANT_ROLE_PERMISSIONS[role].join(' '),
  });
  const ports = {
    members: new FakeMemberRegistry(all),
    invitations: new FakeInvitationRegistry(all),
    claims: new FakeInvitationClaims(),
    users,
    tenants,
    mailer: { send: () => Promise.resolve(delivery.next) },
    ownWords: () => Promise.resolve(() => null),
    compose: (mail: InvitationMail) => {
      mails.push(mail);
      return { to: mail.to, subject: '', text: '', html: '' };
    },
    plans: {
      basic: aPlan('basic', `${seats}_users`),
    },
    policies: { of: () => Promise.resolve(policy.current) },
    now: () => clock.now,
  };
  return {
    ...{ all, of, clock, mails, delivery, policy, users, ports, join, principalOf },
    as: (id: string, role: TenantRole = 'owner') =>
      ({ ...principalOf(id, role), request: requestInfo }) as User,
    tokenOf: (email: string) => mails.findLast(({ to }) => to === email)?.token ?? '',
  };
}

export type MembersWorld = ReturnType<typeof membersWorld>;
