import type { Tenant } from '../../tenants/tenant.ts';
import { fingerprint } from '../../../kit/fingerprint.ts';
import type { BillingAccount } from '../billing-account.ts';
import type { BillingAccounts } from '../billing-accounts.ts';
import type { BillingProvider, CustomerRef } from '../billing-provider.ts';
import type { Subscription } from '../subscription.ts';
import { reconcileUsage } from '../usage/reconcile-usage.ts';
import type { SealedUsageLog } from '../usage/sealed-usage.ts';
import type { UsageExports } from '../usage/usage-exports.ts';
import { billedTwice } from './billed-twice.ts';
import type { BillingProblem } from './billing-finding.ts';

export type CheckPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'readSubscription' | 'listInvoices' | 'usageTotal'>;
  readonly exports: Pick<UsageExports, 'head' | 'open' | 'refused'>;
  readonly sealed: SealedUsageLog;
  readonly now: () => Date;
  /** Before a problem is believed: the provider's summaries and its events lag. */
  readonly pause: () => Promise<void>;
};

/** Longer than it takes to read anew what changed, and to export what was sealed. */
const PATIENCE_MS = 2 * 3_600_000;
const INVOICES_READ = 20;

type Checked = Pick<Tenant, 'id' | 'state'>;

/** All that must not be true of a tenant's billing, and is: also after a while. */
export async function checkTenant(ports: CheckPorts, tenant: Checked): Promise<BillingProblem[]> {
  const problems = await problemsOf(ports, tenant);
  if (problems.length === 0) return problems;
  await ports.pause();
  return problemsOf(ports, tenant);
}

async function problemsOf(
  ports: CheckPorts,
  { id: tenantId, state }: Checked,
): Promise<BillingProblem[]> {
  const account = await ports.accounts.find(tenantId);
  if (!account) return state === 'active' ? [{ kind: 'NoAccount' }] : [];
  // What is owed has a schedule and an alarm of its own.
  if (account.customerId === undefined) return [];
  const customer = { tenantId, customerId: account.customerId };
  const told = await ports.provider.readSubscription(customer);
  return [
    ...stateProblems(account, told, { state, now: ports.now() }),
    ...(await invoiceProblems(ports, customer)),
    ...(told ? await usageProblems(ports, customer, told) : []),
  ];
}

type Present = { readonly state: Tenant['state']; readonly now: Date };

function stateProblems(
  account: BillingAccount,
  told: Subscription | null,
  { state, now }: Present,
): BillingProblem[] {
  const since = new Date(now.getTime() - PATIENCE_MS);
  return [
    ...unlikeTold(account, told, since),
    ...trialProblems(told, since),
    ...unpaidProblems(account, state, since),
    ...(state === 'terminated' && told && told.status !== 'canceled'
      ? [{ kind: 'TerminatedButBilled' as const, status: told.status }]
      : []),
  ];
}

/** A period that has just begun is read anew with its invoice. */
function unlikeTold(
  { subscription }: BillingAccount,
  told: Subscription | null,
  since: Date,
): BillingProblem[] {
  if (told && told.currentPeriod.from >= since) return [];
  if (fingerprint({ of: subscription }) === fingerprint({ of: told ?? undefined })) return [];
  const known = subscription?.status ?? 'none';
  return [{ kind: 'StateDiffers', known, told: told?.status ?? 'none' }];
}

function trialProblems(told: Subscription | null, since: Date): BillingProblem[] {
  const { status, trialEndsAt } = told ?? {};
  const isOver = status === 'trialing' && trialEndsAt && trialEndsAt < since;
  return isOver ? [{ kind: 'TrialNotEnded', trialEndsAt }] : [];
}

function unpaidProblems(
  { dunning }: BillingAccount,
  state: Tenant['state'],
  since: Date,
): BillingProblem[] {
  if (!dunning || state !== 'active' || dunning.graceEndsAt >= since) return [];
  const { invoiceId, graceEndsAt } = dunning;
  return [{ kind: 'ActiveUnpaid', invoiceId, graceEndsAt }];
}

async function invoiceProblems(
  { provider }: Pick<CheckPorts, 'provider'>,
  customer: CustomerRef,
): Promise<BillingProblem[]> {
  const { items } = await provider.listInvoices(customer, { limit: INVOICES_READ });
  return billedTwice(items).map((twice) => ({ kind: 'BilledTwice', ...twice }));
}

async function usageProblems(
  ports: CheckPorts,
  customer: CustomerRef,
  { currentPeriod }: Subscription,
): Promise<BillingProblem[]> {
  const { exports, sealed, now } = ports;
  const { tenantId } = customer;
  const problems: BillingProblem[] = [];
  const { position } = await exports.head(tenantId);
  const [oldest] = await sealed.listAfter(tenantId, position, 1);
  if (oldest && oldest.sealedAt.getTime() < now().getTime() - PATIENCE_MS) {
    problems.push({ kind: 'UsageNotExported', sealedAt: oldest.sealedAt });
  }
  const refused = await exports.refused(tenantId);
  const [first] = refused;
  if (first) {
    problems.push({ kind: 'UsageRefused', reports: refused.length, reason: first.reason });
  }
  for (const drift of await reconcileUsage(ports, customer, currentPeriod)) {
    problems.push({ kind: 'UsageDiffers', ...drift, difference: drift.counted - drift.reported });
  }
  return problems;
}
