import type { OperatorRole } from '../access/roles.ts';
import type { Member } from './member.ts';

/** The role that the operators' pool is never without, as a tenant is never without an owner. */
export const ADMIN = 'admin' satisfies OperatorRole;

export const isActiveAdmin = ({ role, status }: Pick<Member, 'role' | 'status'>): boolean =>
  role === ADMIN && status === 'active';
