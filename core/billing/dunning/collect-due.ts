import { eachDue } from '../../../kit/each-due.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingAccounts } from '../billing-accounts.ts';
import { collect, type CollectPorts } from './collect.ts';

export type CollectDuePorts = CollectPorts & {
  readonly accounts: Pick<BillingAccounts, 'toCollect'>;
  readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
};

export type Collected = { readonly looked: number; readonly error: number };

/** Each tenant of whom a notice, a suspension or a resumption is due; what the deadline cuts off is the next run's. */
export async function collectDue(ports: CollectDuePorts, deadline: Date): Promise<Collected> {
  const { done, error } = await eachDue(
    {
      ...{ pages: ports.accounts.toCollect(), deadline, now: ports.now },
      onError: (tenantId, cause) => ports.onError({ tenantId }, cause),
    },
    async (tenantId) => {
      await collect(ports, tenantId);
      return 1;
    },
  );
  return { looked: done, error };
}
