import * as z from 'zod';

export const MEMBER_STATUSES = ['active', 'disabled'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** What our registry says of somebody who signs in: the directory of users holds the credential alone. */
export const membership = z.object({
  /** A built-in role's name, or the id of a role that the tenant made. */
  role: z.string().min(1),
  status: z.enum(MEMBER_STATUSES),
  /** Sessions that began earlier are over: after a new password, or once all others were ended. */
  validFrom: z.iso.datetime(),
  /** The one earlier session that goes on: the one that ended the others. */
  keptSession: z.string().optional(),
  /** When the first session began; absent while nobody has signed in as this member. */
  signedInAt: z.iso.datetime().optional(),
});
export type Membership = Readonly<z.infer<typeof membership>>;

/** The permissions of the roles that a tenant made, by the role's id. */
export type CustomRoles = Readonly<Record<string, { readonly permissions: readonly string[] }>>;
