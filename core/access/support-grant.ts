import * as z from 'zod';
import type { TenantPermission } from './roles.ts';

/** All that support access can be asked for: each reads, none writes (docs/decisions/0034-support-access.md). */
export const SUPPORT_SCOPES = [
  'records:read',
  'files:read',
  'members:read',
] as const satisfies readonly TenantPermission[];
export type SupportScope = (typeof SUPPORT_SCOPES)[number];

export const isSupportScope = (permission: string): permission is SupportScope =>
  SUPPORT_SCOPES.some((scope) => scope === permission);

/** As they are written; that one has ended, the time tells. */
export const SUPPORT_STATES = ['requested', 'granted', 'refused', 'revoked', 'withdrawn'] as const;
export type SupportState = (typeof SUPPORT_STATES)[number];

/** What our registry says of an operator's access to a tenant; texts only, as the authorizer reads it. */
export const supportGrant = z.object({
  status: z.enum(SUPPORT_STATES),
  /** Who asked for it, and alone may use it. */
  operatorId: z.string().min(1),
  emergency: z.enum(['yes', 'no']),
  /** With spaces between. */
  scopes: z.string(),
  /** Who granted it, and until when; of one that was granted. */
  grantedByName: z.string().optional(),
  until: z.iso.datetime().optional(),
});
export type SupportGrant = Readonly<z.infer<typeof supportGrant>>;

/** The pool of the tenant whose access it is, and the id of the access. */
export type SupportAccessKey = { readonly userPoolId: string; readonly accessId: string };
