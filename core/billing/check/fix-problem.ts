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
  switch (kind) {
    case 'NoAccount':
      // A schedule makes a customer of whom it is owed.
      return ports.accounts.save({ tenantId, openedAt: ports.now(), state: 'owed', version: 1 });
    case 'UsageRefused':
      for (const report of await ports.exports.refused(tenantId)) {
        await ports.exports.reopen(tenantId, report);
      }
      await ports.due.mark(tenantId, ports.now());
      return true;
    case 'UsageNotExported':
      await ports.due.mark(tenantId, ports.now());
      return true;
    case 'StateDiffers':
      return (await refreshAccount(ports, tenantId)) !== null;
    case 'TerminatedButBilled':
      return cancel(ports, tenantId);
    case 'UsageDiffers':
    case 'BilledTwice':
    case 'TrialNotEnded':
    case 'ActiveUnpaid':
      return false;
  }
}

async function cancel(ports: FixPorts, tenantId: TenantId): Promise<boolean> {
  const account = await ports.accounts.find(tenantId);
  if (account?.customerId === undefined) return false;
  const customer = { tenantId, customerId: account.customerId };
  const canceled = await ports.provider.cancel(customer, 'at_once', `terminated ${tenantId}`);
  await refreshAccount(ports, tenantId);
  return canceled.ok;
}
