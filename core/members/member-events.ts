import * as z from 'zod';
import { domainEvent, type DomainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { Invitation } from './invitation.ts';
import type { Member, MembersOf } from './member.ts';

const memberFacts = z.object({
  userId: z.string().describe('The id of the user.'),
  role: z.string().describe('The role: a built-in one, or the id of one that the tenant made.'),
});
const invitationFacts = z.object({
  invitationId: z.string().describe('The id of the invitation.'),
  role: z.string().describe('The role that it gives.'),
});

/** What the platform promises to tell about members: ids and roles, no address and no name of a person. */
export const memberEvents = {
  'member.invited': {
    version: 1,
    description: 'Somebody was invited; a seat is kept for him.',
    data: invitationFacts,
  },
  'member.joined': {
    version: 1,
    description: 'An invitation was accepted; the user can sign in.',
    data: memberFacts.extend({ invitationId: z.string().describe('The invitation it was.') }),
  },
  'member.added': {
    version: 1,
    description: 'An operator made another one.',
    data: memberFacts,
  },
  'member.role_changed': {
    version: 1,
    description: 'A member has another role; it counts within five seconds.',
    data: memberFacts.extend({ previousRole: z.string().describe('The role before.') }),
  },
  'member.renamed': {
    version: 1,
    description: 'A member’s name was changed.',
    data: memberFacts,
  },
  'member.disabled': {
    version: 1,
    description: 'A member can do nothing any more, but keeps his seat.',
    data: memberFacts,
  },
  'member.enabled': {
    version: 1,
    description: 'A member who was disabled can sign in again.',
    data: memberFacts,
  },
  'member.removed': {
    version: 1,
    description: 'Somebody is no member any more; his seat is free.',
    data: memberFacts,
  },
  'member.ownership_transferred': {
    version: 1,
    description: 'An owner made a member the owner, and is one no more.',
    data: z.object({
      fromUserId: z.string().describe('The owner before.'),
      toUserId: z.string().describe('The owner from now on.'),
    }),
  },
  'member.ownership_restored': {
    version: 1,
    description: 'An operator made the tenant’s first owner an active owner again.',
    data: memberFacts,
  },
  'invitation.revoked': {
    version: 1,
    description: 'An invitation was taken back; its seat is free.',
    data: invitationFacts,
  },
  'invitation.resent': {
    version: 1,
    description: 'An invitation has a new token; the one before is worth nothing any more.',
    data: invitationFacts,
  },
  'invitation.lapsed': {
    version: 1,
    description: 'An invitation that lapsed unaccepted was removed for its seat or its address.',
    data: invitationFacts,
  },
} as const satisfies EventCatalog;

type Catalog = typeof memberEvents;
type DataOf<Type extends keyof Catalog> = Readonly<z.infer<Catalog[Type]['data']>>;
export type MemberEventType = keyof Catalog;
export type MemberEvent = {
  [Type in MemberEventType]: DomainEvent<Type, DataOf<Type>>;
}[MemberEventType];

/** The types whose events tell no more than the member, or the invitation, and its role. */
type MemberFactsEvent =
  | 'member.added'
  | 'member.ownership_restored'
  | 'member.renamed'
  | 'member.disabled'
  | 'member.enabled'
  | 'member.removed';
type InvitationFactsEvent =
  'member.invited' | 'invitation.revoked' | 'invitation.resent' | 'invitation.lapsed';

/** An event of the members of that tenant. */
export const memberEvent = <Type extends MemberEventType>(
  type: Type,
  { tenantId }: Pick<MembersOf, 'tenantId'>,
  event: Occasion & { readonly data: DataOf<Type> },
): DomainEvent<Type, DataOf<Type>> =>
  domainEvent<Type, DataOf<Type>>({
    type,
    version: memberEvents[type].version,
    tenantId,
    ...event,
  });

export const ofMember = (
  type: MemberFactsEvent,
  tenant: Pick<MembersOf, 'tenantId'>,
  { member: { userId, role }, occasion }: { readonly member: Member; readonly occasion: Occasion },
): MemberEvent => memberEvent(type, tenant, { ...occasion, data: { userId, role } });

export const ofInvitation = (
  type: InvitationFactsEvent,
  tenant: Pick<MembersOf, 'tenantId'>,
  told: { readonly invitation: Invitation; readonly occasion: Occasion },
): MemberEvent => {
  const { id: invitationId, role } = told.invitation;
  return memberEvent(type, tenant, {
    ...told.occasion,
    data: { invitationId, role },
  });
};
