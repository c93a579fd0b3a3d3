import * as z from 'zod';
import type { BillingAccount } from '../../../core/billing/billing-account.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { SUBSCRIPTION_STATUSES } from '../../../core/billing/subscription.ts';
import { PAYMENT_NOTICES } from '../../../core/billing/dunning/collection.ts';
import { collectionDueAt } from '../../../core/billing/dunning/collection-step.ts';
import { dueAttributes } from '../table/due.ts';
import { billingAccountKey } from './billing-keys.ts';
import { isoTime } from '../table/iso-time.ts';

const subscription = z.object({
  id: z.string(),
  plan: z.string(),
  planVersion: z.int(),
  quantity: z.int(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  startedAt: isoTime,
  currentPeriod: z.object({ from: isoTime, to: isoTime }),
  trialEndsAt: isoTime.optional(),
  cancelsAt: isoTime.optional(),
  coupon: z.string().optional(),
});

const account = z.object({
  tenantId: z.custom<TenantId>((value) => typeof value === 'string'),
  openedAt: isoTime,
  state: z.enum(['owed', 'open']),
  customerId: z.string().optional(),
  subscription: subscription.optional(),
  dunning: z.object({ invoiceId: z.string(), since: isoTime, graceEndsAt: isoTime }).optional(),
  collection: z
    .object({
      invoiceId: z.string().optional(),
      told: z.array(z.enum(PAYMENT_NOTICES)),
      suspension: z.enum(['none', 'begun', 'done']),
    })
    .optional(),
  version: z.int(),
});

/** One text, and beside it what conditions and the index need: whom is owed is looked at each minute. */
export const toAccountItem = (value: BillingAccount, now: Date) => ({
  ...billingAccountKey(value.tenantId),
  ...dueOf(value, now),
  tenantId: value.tenantId,
  version: value.version,
  account: JSON.stringify(value),
});

function dueOf(value: BillingAccount, now: Date) {
  if (value.state === 'owed') return dueAttributes('billing', value.openedAt);
  const at = collectionDueAt(value, now);
  return at && dueAttributes('dunning', at);
}

export const fromAccountItem = (item: Readonly<Record<string, unknown>>): BillingAccount =>
  account.parse(JSON.parse(String(item.account)));
