import type { Placement } from '../../core/tenancy/placement.ts';
import { TENANT_TAG } from '../../core/tenancy/resource-names.ts';

/** By these tags roles are limited to what tenants of their stage have to themselves. */
export const resourceTags = ({ tenantId }: Placement, stage: string) => ({
  'freehold:stage': stage,
  [TENANT_TAG]: tenantId,
});

/** The same as most services take them. */
export const resourceTagList = (placement: Placement, stage: string) =>
  Object.entries(resourceTags(placement, stage)).map(([Key, Value]) => ({ Key, Value }));
