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
  const count = { looked: 0, error: 0 };
  for await (const page of ports.accounts.toCollect()) {
    for (const tenantId of page) {
      if (ports.now() >= deadline) return count;
      try {
        await collect(ports, tenantId);
        count.looked += 1;
      } catch (error) {
        count.error += 1;
        ports.onError({ tenantId }, error);
      }
    }
  }
  return count;
}
