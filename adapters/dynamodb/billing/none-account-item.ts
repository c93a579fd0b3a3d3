import * as z from 'zod';
import type { NoneAccount } from '../../../core/billing/none/none-account.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { noneAccountKey } from './billing-keys.ts';
import { isoTime } from '../table/iso-time.ts';

const choice = z.object({
  plan: z.string(),
  planVersion: z.int(),
  quantity: z.int(),
  at: isoTime,
});

const accountItem = z.object({
  tenantId: z.custom<TenantId>((value) => typeof value === 'string'),
  name: z.string(),
  email: z.string(),
  tax: z.object({
    address: z
      .object({
        line1: z.string(),
        line2: z.string().optional(),
        city: z.string(),
        postalCode: z.string(),
        country: z.string(),
      })
      .optional(),
    taxId: z.object({ type: z.string(), value: z.string() }).optional(),
  }),
  subscription: z
    .object({
      startedAt: isoTime,
      trialEndsAt: isoTime.optional(),
      coupon: z.string().optional(),
      choices: z.array(choice),
      endsAt: isoTime.optional(),
    })
    .optional(),
  keys: z.array(z.string()),
  issued: z.int(),
  balanceMinor: z.int(),
  version: z.int(),
});

export const toNoneAccountItem = (account: NoneAccount) => ({
  ...noneAccountKey(account.tenantId),
  // Dates become texts.
  ...(JSON.parse(JSON.stringify(account)) as Record<string, unknown>),
});

export const fromNoneAccountItem = (value: unknown): NoneAccount => accountItem.parse(value);
