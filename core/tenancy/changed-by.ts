import type { TenantContext } from './tenant-context.ts';

/** Who made an item of a tenant what it is, and by which request; stands in the item and in its event. */
export type ChangedBy = {
  readonly kind: 'operator' | 'user' | 'system';
  readonly id: string;
  readonly requestId?: string;
};

export const changedByOf = ({ userId }: TenantContext): ChangedBy => ({ kind: 'user', id: userId });
