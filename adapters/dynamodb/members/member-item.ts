import * as z from 'zod';
import { membership } from '../../../core/access/membership.ts';
import type { InvitationId } from '../../../core/members/invitation.ts';
import type { Member } from '../../../core/members/member.ts';
import { memberKey } from '../table/control-keys.ts';

const memberItem = membership.extend({
  userId: z.string(),
  email: z.string(),
  name: z.string().optional(),
  invitationId: z.string().optional() as z.ZodType<InvitationId | undefined>,
  replacedUserId: z.string().optional(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  version: z.number(),
});

export const toMemberItem = (userPoolId: string, { createdAt, updatedAt, ...member }: Member) => ({
  ...memberKey(userPoolId, member.userId),
  ...member,
  searchText: `${member.email} ${member.name ?? ''}`.toLowerCase(),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const fromMemberItem = (item: unknown): Member => memberItem.parse(item);
