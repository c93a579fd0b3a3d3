import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';
import { storesOf } from '../../support/tenancy/tenant-role-policy.ts';
import { PLACEMENT_SPECS } from './strategies.ts';

export const STAGE = 'prod';

/** Who attacks: its data is at one of its placements, and may have been at the others. */
export const own = newId('tnt');

/** Whom it attacks, one under each strategy. */
export const OTHERS: Readonly<Record<IsolationStrategy, TenantId>> = {
  shared_schema: newId('tnt'),
  shared_database: newId('tnt'),
  separate_schema: newId('tnt'),
  separate_database: newId('tnt'),
};

/** No id, and the tenant's if a policy ended in the wrong place. */
export const lookalike = `${own}0`;

const stores = storesOf(STAGE);

export const placementAt = (strategy: IsolationStrategy, tenantId: TenantId) =>
  placementOf({ tenantId, ...PLACEMENT_SPECS[strategy] }, stores);

export const ownAt = (strategy: IsolationStrategy) => placementAt(strategy, own);
export const otherAt = (strategy: IsolationStrategy) => placementAt(strategy, OTHERS[strategy]);
