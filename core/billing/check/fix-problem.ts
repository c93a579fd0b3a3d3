import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingProvider } from '../billing-provider.ts';
import { refreshAccount, type RefreshPorts } from '../refresh-account.ts';
import type { DueExports } from '../usage/due-exports.ts';
import type { UsageExports } from '../usage/usage-exports.ts';
import type { BillingProblem } from './billing-finding.ts';

export type FixPorts = RefreshPorts & {
  readonly provider: Pick<BillingProvider, 'cancel'>;
  readonly exports: Pick<UsageExports, 'refused' | 'reopen'>;
  readonly due: Pick<DueExports, 'mark'>;
};

/** Whether what can be put right by itself was: money that was charged twice or wrongly is for people. */
export async function fixProblem(
  ports: FixPorts,
  tenantId: TenantId,
  { kind }: BillingProblem,
): Promise<boolean> {
  const fix = FIXES[kind];
  return fix ? fix(ports, tenantId) : false;
}

type Fix = (ports: FixPorts, tenantId: TenantId) => Promise<boolean>;

const FIXES: Readonly<Partial<Record<BillingProblem['kind'], Fix>>> = {
  /** A schedule makes a customer of whom it is owed. */
  NoAccount: ({ accounts, now }, tenantId) =>
    accounts.save({ tenantId, openedAt: now(), state: 'owed', version: 1 }),
  UsageRefused: sendAgain,
  UsageNotExported: exportNow,
  StateDiffers: async (ports, tenantId) => (await refreshAccount(ports, tenantId)) !== null,
  TerminatedButBilled: cancel,
};

async function sendAgain(ports: FixPorts, tenantId: TenantId): Promise<boolean> {
  for (const report of await ports.exports.refused(tenantId)) {
    await ports.exports.reopen(tenantId, report);
  }
  return exportNow(ports, tenantId);
}

async function exportNow({ due, now }: FixPorts, tenantId: TenantId): Promise<boolean> {
  await due.mark(tenantId, now());
  return true;
}

async function cancel(ports: FixPorts, tenantId: TenantId): Promise<boolean> {
  const account = await ports.accounts.find(tenantId);
  if (account?.customerId === undefined) return false;
  const customer = { tenantId, customerId: account.customerId };
  const canceled = await ports.provider.cancel(customer, 'at_once', `terminated ${tenantId}`);
  await refreshAccount(ports, tenantId);
  return canceled.ok;
}
