import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { TenantFinder } from '../../tenants/tenant-finder.ts';
import type { BillingFinding } from './billing-finding.ts';
import { checkTenant, type CheckPorts } from './check-tenant.ts';
import { fixProblem, type FixPorts } from './fix-problem.ts';

export type CheckBillingPorts = CheckPorts &
  FixPorts & {
    readonly tenants: TenantFinder;
    /** Whatever their state, a few at a time. */
    readonly tenantIds: { all(): AsyncIterable<readonly TenantId[]> };
    readonly onFinding: (finding: BillingFinding) => void;
    readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
  };

export type BillingChecked = { tenants: number; findings: number; error: number; isWhole: boolean };

/** Looks at every tenant's billing; with `isFixing` puts right what can be. What the deadline cuts off is said. */
export async function checkBilling(
  ports: CheckBillingPorts,
  { deadline, isFixing }: { readonly deadline: Date; readonly isFixing: boolean },
): Promise<BillingChecked> {
  const count: BillingChecked = { tenants: 0, findings: 0, error: 0, isWhole: true };
  for await (const page of ports.tenantIds.all()) {
    if (ports.now() >= deadline) return { ...count, isWhole: false, error: count.error + 1 };
    await Promise.all(page.map((tenantId) => checkOne(ports, { tenantId, isFixing }, count)));
  }
  return count;
}

type One = { readonly tenantId: TenantId; readonly isFixing: boolean };

async function checkOne(
  ports: CheckBillingPorts,
  { tenantId, isFixing }: One,
  count: BillingChecked,
) {
  try {
    const tenant = await ports.tenants.find(tenantId);
    if (!tenant) return;
    count.tenants += 1;
    for (const problem of await checkTenant(ports, tenant)) {
      const isFixed = isFixing && (await fixProblem(ports, tenantId, problem));
      count.findings += 1;
      ports.onFinding({ tenantId, problem, isFixed });
    }
  } catch (error) {
    count.error += 1;
    ports.onError({ tenantId }, error);
  }
}
