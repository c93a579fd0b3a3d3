import * as z from 'zod';
import {
  MAIL_STATES,
  type Invitation,
  type InvitationId,
} from '../../../core/members/invitation.ts';
import { invitationKey } from '../table/control-keys.ts';

const invitationItem = z.object({
  id: z.string() as unknown as z.ZodType<InvitationId>,
  email: z.string(),
  name: z.string().optional(),
  role: z.string(),
  invitedBy: z.string(),
  digest: z.string(),
  mail: z.enum(MAIL_STATES),
  createdAt: z.coerce.date(),
  lapsesAt: z.coerce.date(),
});

/** `lapsesAt` and not `expiresAt`, which DynamoDB would delete it by: its seat would be lost. */
export const toInvitationItem = (
  userPoolId: string,
  { createdAt, expiresAt, ...invitation }: Invitation,
) => ({
  ...invitationKey(userPoolId, invitation.id),
  ...invitation,
  createdAt: createdAt.toISOString(),
  lapsesAt: expiresAt.toISOString(),
});

export function fromInvitationItem(item: unknown): Invitation {
  const { lapsesAt: expiresAt, ...invitation } = invitationItem.parse(item);
  return { ...invitation, expiresAt };
}
