import * as z from 'zod';
import type { BillingAccount } from '../../../core/billing/billing-account.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { SUBSCRIPTION_STATUSES } from '../../../core/billing/subscription.ts';
import { dueAttributes } from '../table/due.ts';
import { billingAccountKey } from './billing-keys.ts';

const time = z.iso.datetime().transform((text) => new Date(text));

const subscription = z.object({
  id: z.string(),
  plan: z.string(),
  planVersion: z.int(),
  quantity: z.int(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  startedAt: time,
  currentPeriod: z.object({ from: time, to: time }),
  trialEndsAt: time.optional(),
  cancelsAt: time.optional(),
  coupon: z.string().optional(),
});

const account = z.object({
  tenantId: z.custom<TenantId>((value) => typeof value === 'string'),
  openedAt: time,
  state: z.enum(['owed', 'open']),
  customerId: z.string().optional(),
  subscription: subscription.optional(),
  dunning: z.object({ invoiceId: z.string(), since: time, graceEndsAt: time }).optional(),
  version: z.int(),
});

/** One text, and beside it what conditions and the index need: whom is owed is looked at each minute. */
export const toAccountItem = (value: BillingAccount) => ({
  ...billingAccountKey(value.tenantId),
  ...(value.state === 'owed' && dueAttributes('billing', value.openedAt)),
  tenantId: value.tenantId,
  version: value.version,
  account: JSON.stringify(value),
});

export const fromAccountItem = (item: Readonly<Record<string, unknown>>): BillingAccount =>
  account.parse(JSON.parse(String(item.account)));
