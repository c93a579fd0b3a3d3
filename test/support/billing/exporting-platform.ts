import type { BillingProvider } from '../../../core/billing/billing-provider.ts';
import type { PlanTerms, PriceList } from '../../../core/billing/plan-terms.ts';
import { exportDueUsage } from '../../../core/billing/usage/export-due-usage.ts';
import { sealedUsageOf } from '../../../core/billing/usage/sealed-usage.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeDueExports } from '../../fakes/fake-due-exports.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeReachedCaps } from '../../fakes/fake-reached-caps.ts';
import { FakeUsageExports } from '../../fakes/fake-usage-exports.ts';
import type { UsagePath } from './usage-path.ts';

type Options = {
  readonly provider: BillingProvider;
  readonly priceList: PriceList;
  readonly sold: { readonly plans: readonly PlanTerms[] };
  readonly now: () => Date;
};

/** What exports the usage of tenants whose paths are in memory. */
export function exportingPlatform({ provider, priceList, sold, now }: Options) {
  const paths = new Map<TenantId, UsagePath>();
  const errors: unknown[] = [];
  const refused: string[] = [];
  const due = new FakeDueExports();
  const ports = {
    ...{ provider, priceList, sold, now, due },
    ...{ accounts: new FakeBillingAccounts(), ledger: new FakeLedger() },
    ...{ exports: new FakeUsageExports(), caps: new FakeReachedCaps() },
    sealed: sealedUsageOf({
      listAfter: async (tenantId, position, limit) =>
        (await paths.get(tenantId)?.sealer.listAfter(tenantId, position, limit)) ?? [],
    }),
    onRefused: (_: TenantId, { identifier }: { readonly identifier: string }, reason: string) =>
      void refused.push(`${identifier}: ${reason}`),
    onError: (_: object, error: unknown) => void errors.push(error),
  };
  return {
    ...{ ports, paths, errors, refused },
    async seal(tenantId: TenantId) {
      const path = paths.get(tenantId);
      const before = await path?.sealer.listAfter(tenantId, 0, Infinity);
      const sealed = (await path?.seal()) ?? 0;
      if (sealed > (before?.length ?? 0)) due.sealed(tenantId, sealed, now());
    },
    exportUsage: () => exportDueUsage(ports, new Date(now().getTime() + 40_000)),
  };
}
