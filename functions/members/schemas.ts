import * as z from 'zod';
import { MEMBER_STATUSES } from '../../core/access/membership.ts';
import { INVITATION_OUTCOMES } from '../../core/members/invitation-claims.ts';
import { MAIL_STATES } from '../../core/members/invitation.ts';
import {
  emailAddress,
  humanName,
  idParam,
  nextCursor,
  pageQuery,
} from '../edge/request-schemas.ts';

/** As Cognito makes them; another form names nobody. */
const USER_ID = /^[\w-]{1,64}$/;

const userId = z
  .string()
  .regex(USER_ID, 'It is no such id.')
  .meta({
    description: 'The id of the user',
    examples: ['b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11'],
  });
const invitationId = idParam('inv', 'The id of the invitation');

export const memberParams = z.object({ memberId: userId });
export const invitationParams = z.object({ invitationId });

const role = z
  .string()
  .min(1)
  .max(64)
  .meta({
    description: '`viewer`, `member`, `admin`, `owner`, or the id of a role of your own',
    examples: ['member'],
  });
const time = z.iso.datetime();

export const membersQuery = pageQuery.extend({
  q: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Part of the address or the name', examples: ['grace'] }),
  status: z
    .enum(MEMBER_STATUSES)
    .optional()
    .meta({ description: 'Those alone', examples: ['active'] }),
  role: role.optional().meta({ description: 'Those alone who have it' }),
});

const memberExample = {
  id: 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11',
  email: 'grace@acme.example',
  name: 'Grace',
  role: 'member',
  status: 'active',
  createdAt: '2026-11-27T12:00:00.000Z',
  updatedAt: '2026-11-27T12:00:00.000Z',
  version: 1,
} as const;

export const memberView = z
  .object({
    id: userId,
    email: z.string(),
    name: z.string().optional(),
    role,
    status: z.enum(MEMBER_STATUSES),
    createdAt: time,
    updatedAt: time,
    version: z.int().positive(),
  })
  .meta({
    id: 'Member',
    description: 'Somebody who may sign in to the tenant',
    examples: [memberExample],
  });

export const memberPage = z.object({ items: z.array(memberView), nextCursor }).meta({
  id: 'MemberPage',
  description: 'One page of members',
  examples: [{ items: [memberExample] }],
});

export const changeMemberBody = z
  .strictObject({ role: role.optional(), name: humanName.optional() })
  .meta({
    id: 'MemberChange',
    description: 'What shall be different',
    examples: [{ role: 'admin' }],
  });

export const MAX_INVITEES = 50;

const inviteeExample = { email: 'grace@acme.example', role: 'member', name: 'Grace' };
const invitee = z
  .strictObject({ email: emailAddress, role, name: humanName.optional() })
  .meta({ id: 'Invitee', description: 'Who shall be invited', examples: [inviteeExample] });

export const inviteBody = z
  .strictObject({
    invitations: z
      .array(invitee)
      .min(1, 'Name at least one.')
      .max(MAX_INVITEES, `Name at most ${MAX_INVITEES}.`),
  })
  .meta({
    id: 'Invitees',
    description: 'Up to 50 people to invite',
    examples: [{ invitations: [inviteeExample] }],
  });

const mail = z.enum(MAIL_STATES).meta({
  description: 'What became of the mail: one that `failed` can be sent again',
  examples: ['sent'],
});

const outcomeExample = {
  email: 'grace@acme.example',
  outcome: 'Invited',
  invitationId: 'inv_01kb2v3m9ne4a8x0c5r7d6f1gh',
  mail: 'sent',
} as const;

export const inviteView = z
  .object({
    items: z.array(
      z.object({
        email: z.string(),
        outcome: z.enum(INVITATION_OUTCOMES),
        invitationId: invitationId.optional(),
        mail: mail.optional(),
      }),
    ),
  })
  .meta({
    id: 'InviteOutcomes',
    description: 'What became of each, in the order of the request',
    examples: [{ items: [outcomeExample] }],
  });

const invitationExample = {
  id: 'inv_01kb2v3m9ne4a8x0c5r7d6f1gh',
  email: 'grace@acme.example',
  name: 'Grace',
  role: 'member',
  mail: 'sent',
  invitedBy: 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11',
  createdAt: '2026-11-27T12:00:00.000Z',
  expiresAt: '2026-12-04T12:00:00.000Z',
  isLapsed: false,
} as const;

export const invitationView = z
  .object({
    id: invitationId,
    email: z.string(),
    name: z.string().optional(),
    role,
    mail,
    invitedBy: z.string().meta({ description: 'The id of the user who invited' }),
    createdAt: time,
    expiresAt: time,
    isLapsed: z.boolean().meta({ description: 'Whether its token is worth nothing any more' }),
  })
  .meta({
    id: 'Invitation',
    description: 'A seat that is kept for somebody until he accepts',
    examples: [invitationExample],
  });

export const invitationPage = z.object({ items: z.array(invitationView), nextCursor }).meta({
  id: 'InvitationPage',
  description: 'One page of open invitations',
  examples: [{ items: [invitationExample] }],
});

export const acceptBody = z
  .strictObject({
    token: z
      .string()
      .min(1)
      .max(512)
      .meta({ examples: ['dXMtZWFzdC0xX0FiYyBpbnZf…'] }),
    password: z
      .string()
      .max(256)
      .meta({ examples: ['Correct-Horse-7-Battery'] }),
    name: humanName.optional(),
  })
  .meta({
    id: 'InvitationAcceptance',
    description: 'The token of the mail, and the password to sign in with from now on',
    examples: [{ token: 'dXMtZWFzdC0xX0FiYyBpbnZf…', password: 'Correct-Horse-7-Battery' }],
  });

export const joinedView = z
  .object({
    member: memberView,
    tenant: z.object({ name: z.string(), slug: z.string() }),
  })
  .meta({
    id: 'Joined',
    description: 'Who joined, and the tenant to sign in to',
    examples: [{ member: memberExample, tenant: { name: 'Acme', slug: 'acme' } }],
  });
