import type { CustomRoles } from '../../core/access/membership.ts';
import { addressKey } from '../../core/members/address-key.ts';
import { hasLapsed, type Invitation, type InvitationId } from '../../core/members/invitation.ts';
import type {
  Acceptance,
  Holder,
  InvitationEnd,
  InvitationRegistry,
  NewInvitation,
  Renewal,
} from '../../core/members/invitation-registry.ts';
import type { MemberEvent } from '../../core/members/member-events.ts';
import type {
  MemberChange,
  MemberQuery,
  MemberRegistry,
  MemberRemoval,
  OwnershipTransfer,
} from '../../core/members/member-registry.ts';
import { isActiveOwner, type Member, type MembersOf } from '../../core/members/member.ts';
import type { TenantState } from '../../core/tenants/tenant.ts';
import type { PageRequest } from '../../kit/page.ts';
import { fail, ok } from '../../kit/result.ts';
import { latestFirst } from './latest-first.ts';

/** The members and invitations of one tenant. */
export class FakeMembers {
  readonly members = new Map<string, Member>();
  readonly invitations = new Map<InvitationId, Invitation>();
  readonly holders = new Map<string, Holder>();
  readonly events: MemberEvent[] = [];
  roles: CustomRoles = {};
  state: TenantState = 'active';
  readonly of: MembersOf;

  constructor(of: MembersOf) {
    this.of = of;
  }

  get used() {
    return this.members.size + this.invitations.size;
  }

  get owners() {
    return [...this.members.values()].filter((member) => isActiveOwner(member, this.of.keptRole))
      .length;
  }

  add(member: Member) {
    this.members.set(member.userId, member);
    this.holders.set(addressKey(member.email), { userId: member.userId });
  }

  isMine({ userPoolId }: MembersOf) {
    return userPoolId === this.of.userPoolId;
  }
}

export class FakeMemberRegistry implements MemberRegistry {
  readonly #all: FakeMembers;

  constructor(all: FakeMembers) {
    this.#all = all;
  }

  async find(of: MembersOf, userId: string) {
    return this.#all.isMine(of) ? (this.#all.members.get(userId) ?? null) : null;
  }

  async list(of: MembersOf, { search = '', status, role, limit, after = '' }: MemberQuery) {
    const members = this.#all.isMine(of) ? [...this.#all.members.values()] : [];
    const found = members
      .filter(({ email, name = '' }) =>
        `${email} ${name}`.toLowerCase().includes(search.toLowerCase()),
      )
      .filter((member) => status === undefined || member.status === status)
      .filter((member) => role === undefined || member.role === role)
      .filter(({ userId }) => userId > after)
      .toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
    const items = found.slice(0, limit);
    return { items, ...(found.length > limit && { next: items.at(-1)?.userId }) };
  }

  async customRoles() {
    return this.#all.roles;
  }

  async change(_of: MembersOf, { before, after, event }: MemberChange) {
    if (!this.#isAsRead(before)) return fail({ kind: 'VersionConflict' } as const);
    if (this.#isLastOwner(before) && !isActiveOwner(after, this.#all.of.keptRole)) {
      return fail({ kind: 'LastOwner' } as const);
    }
    this.#all.members.set(after.userId, after);
    this.#all.events.push(event);
    return ok(undefined);
  }

  async remove(_of: MembersOf, { member, event }: MemberRemoval) {
    if (!this.#isAsRead(member)) return fail({ kind: 'VersionConflict' } as const);
    if (this.#isLastOwner(member)) return fail({ kind: 'LastOwner' } as const);
    this.#all.members.delete(member.userId);
    this.#all.holders.delete(addressKey(member.email));
    this.#all.events.push(event);
    return ok(undefined);
  }

  async transfer(_of: MembersOf, { giver, receiver, event }: OwnershipTransfer) {
    const areAsRead = [giver, receiver].every(({ before }) => this.#isAsRead(before));
    if (!areAsRead) return fail({ kind: 'VersionConflict' } as const);
    for (const { after } of [giver, receiver]) this.#all.members.set(after.userId, after);
    this.#all.events.push(event);
    return ok(undefined);
  }

  #isAsRead({ userId, version }: Member) {
    return this.#all.members.get(userId)?.version === version;
  }

  #isLastOwner(member: Member) {
    return isActiveOwner(member, this.#all.of.keptRole) && this.#all.owners === 1;
  }
}

export class FakeInvitationRegistry implements InvitationRegistry {
  readonly #all: FakeMembers;

  constructor(all: FakeMembers) {
    this.#all = all;
  }

  async find(of: MembersOf, id: InvitationId) {
    return this.#all.isMine(of) ? (this.#all.invitations.get(id) ?? null) : null;
  }

  async list(_of: MembersOf, page: PageRequest) {
    return latestFirst([...this.#all.invitations.values()], page, ({ id }) => id);
  }

  async lapsed(_of: MembersOf, now: Date) {
    return [...this.#all.invitations.values()].filter((invitation) => hasLapsed(invitation, now));
  }

  async holderOf(_of: MembersOf, email: string) {
    return this.#all.holders.get(addressKey(email)) ?? null;
  }

  async lookUp(userPoolId: string, id: string) {
    const invitation = this.#all.invitations.get(id as InvitationId);
    return invitation && userPoolId === this.#all.of.userPoolId
      ? { invitation, of: this.#all.of, state: this.#all.state }
      : null;
  }

  async create(_of: MembersOf, { invitation, seatLimit, event }: NewInvitation) {
    const key = addressKey(invitation.email);
    if (this.#all.holders.has(key)) return fail({ kind: 'AddressTaken' } as const);
    if (seatLimit !== 'unlimited' && this.#all.used >= seatLimit) {
      return fail({ kind: 'NoSeat' } as const);
    }
    this.#all.holders.set(key, { invitationId: invitation.id });
    this.#all.invitations.set(invitation.id, invitation);
    this.#all.events.push(event);
    return ok(undefined);
  }

  async remove(_of: MembersOf, { invitation, event }: InvitationEnd) {
    if (!this.#isAsRead(invitation)) return fail({ kind: 'InvitationGone' } as const);
    this.#all.invitations.delete(invitation.id);
    this.#all.holders.delete(addressKey(invitation.email));
    this.#all.events.push(event);
    return ok(undefined);
  }

  async renew(_of: MembersOf, { before, after, event }: Renewal) {
    if (!this.#isAsRead(before)) return fail({ kind: 'InvitationGone' } as const);
    this.#all.invitations.set(after.id, after);
    this.#all.events.push(event);
    return ok(undefined);
  }

  async noteMail(_of: MembersOf, invitation: Invitation, mail: Invitation['mail']) {
    const now = this.#all.invitations.get(invitation.id);
    if (now && this.#isAsRead(invitation)) {
      this.#all.invitations.set(invitation.id, { ...now, mail });
    }
  }

  async accept(_of: MembersOf, { invitation, member, event }: Acceptance) {
    if (!this.#isAsRead(invitation) || hasLapsed(invitation, member.createdAt)) {
      return fail({ kind: 'InvitationGone' } as const);
    }
    this.#all.invitations.delete(invitation.id);
    this.#all.add(member);
    this.#all.events.push(event);
    return ok(undefined);
  }

  #isAsRead({ id, digest }: Invitation) {
    return this.#all.invitations.get(id)?.digest === digest;
  }
}
