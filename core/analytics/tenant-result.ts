import type { Operator } from '../access/principal.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { Ledger } from '../billing/ledger/ledger.ts';
import { hourOf } from '../metering/period.ts';
import { minus, type Money } from '../money/money.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { TenantNotFound } from '../tenants/tenant-registry.ts';
import { billedOf } from './billed-of.ts';
import { costIn, type CostInPorts } from './cost-in.ts';
import { moneyOfCost, type Cost } from './cost.ts';

export type TenantResultPorts = CostInPorts & {
  readonly tenants: TenantFinder;
  readonly ledger: Pick<Ledger, 'entriesOf'>;
};

export type TenantResult = {
  readonly name: string;
  readonly billed: Money;
  readonly cost: Cost;
  /** What was billed less what it cost at AWS. */
  readonly margin: Money;
};

type Span = { readonly from: Date; readonly to: Date };

/** What a tenant brought and cost in whole hours, for an operator; not of what came before the ledger and the meters. */
export async function tenantResult(
  ports: TenantResultPorts,
  _operator: Operator,
  { tenantId, from, to }: Span & { readonly tenantId: TenantId },
): Promise<Result<TenantResult, TenantNotFound>> {
  const tenant = await ports.tenants.find(tenantId);
  if (!tenant) return fail({ kind: 'TenantNotFound' });
  const { name, isolation: strategy } = tenant;
  const span = { start: hourOf(from), end: to };
  const [ledger, cost] = await Promise.all([
    billedOf(ports.ledger, tenantId),
    costIn(ports, { tenantId, strategy }, span),
  ]);
  const billed = ledger.between(from, to);
  return ok({ name, billed, cost, margin: minus(billed, moneyOfCost(cost)) });
}
