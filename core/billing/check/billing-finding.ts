import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { Period } from '../invoice.ts';
import type { SubscriptionStatus } from '../subscription.ts';
import type { UsageDrift } from '../usage/reconcile-usage.ts';

/** What must not be true of a tenant's billing, and is. */
export type BillingProblem =
  | { readonly kind: 'NoAccount' }
  | { readonly kind: 'UsageNotExported'; readonly sealedAt: Date }
  | { readonly kind: 'UsageRefused'; readonly reports: number; readonly reason: string }
  | ({ readonly kind: 'UsageDiffers'; readonly difference: bigint } & UsageDrift)
  | { readonly kind: 'BilledTwice'; readonly invoices: readonly string[]; readonly period: Period }
  | { readonly kind: 'StateDiffers'; readonly known: string; readonly told: string }
  | { readonly kind: 'TrialNotEnded'; readonly trialEndsAt: Date }
  | { readonly kind: 'ActiveUnpaid'; readonly invoiceId: string; readonly graceEndsAt: Date }
  | { readonly kind: 'TerminatedButBilled'; readonly status: SubscriptionStatus };

export type BillingFinding = { readonly tenantId: TenantId; readonly isFixed: boolean } & {
  readonly problem: BillingProblem;
};

/** For people; the runbook says what to do. */
export const BILLING_PROBLEMS: Readonly<Record<BillingProblem['kind'], string>> = {
  NoAccount: 'The tenant is active, and no customer.',
  UsageNotExported: 'Usage was sealed and is not exported.',
  UsageRefused: 'The provider would not take usage.',
  UsageDiffers: 'The provider counts another usage than it was told.',
  BilledTwice: 'Two invoices bill the plan for the same time.',
  StateDiffers: 'The provider has another subscription than is known.',
  TrialNotEnded: 'The trial is over, and the subscription still in it.',
  ActiveUnpaid: 'The time to pay is over, and the tenant is active.',
  TerminatedButBilled: 'The tenant is terminated, and its subscription goes on.',
};

/** As JSON takes it, which knows no whole numbers of any size. */
export const problemInTexts = (problem: BillingProblem): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(problem).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? String(value) : (value as unknown),
    ]),
  );
