import type { Placement } from '../../core/tenancy/placement.ts';
import { TENANT_TAG } from '../../core/tenancy/store-names.ts';

/** By these tags roles are limited to what tenants of their stage have to themselves. */
export const storeTags = ({ tenantId }: Placement, stage: string) => ({
  'freehold:stage': stage,
  [TENANT_TAG]: tenantId,
});

/** The same as most services take them. */
export const storeTagList = (placement: Placement, stage: string) =>
  Object.entries(storeTags(placement, stage)).map(([Key, Value]) => ({ Key, Value }));
