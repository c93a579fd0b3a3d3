import * as z from 'zod';
import type { RevenueDay, TenantDay } from '../../../core/analytics/revenue-day.ts';
import { CURRENCY } from '../../../core/analytics/recurring-revenue.ts';
import { minorNumberOf, moneyOfMinor } from '../../../core/money/money.ts';
import { secondsOf } from '../table/claim.ts';
import { sumKey, tenantDayKey } from './revenue-keys.ts';

/** Of a year and a month: what a month was is looked at again a year later. */
const KEPT_SECONDS = 400 * 86_400;

const amount = z.int().transform((minor) => moneyOfMinor(minor, CURRENCY));
/** As a text: it has more digits than a number holds. */
const cost = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

const tenantItem = z.object({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  mrr: amount,
  billed: amount,
  billedTotal: amount,
  cost,
});

const sumItem = z.object({
  day: z.iso.date(),
  mrrBefore: amount,
  movements: z.object({ new: amount, expansion: amount, contraction: amount, churned: amount }),
  customers: z.object({ before: z.int(), new: z.int(), churned: z.int() }),
  billed: amount,
  cost,
});

export const toTenantItem = (day: string, row: TenantDay) => ({
  ...tenantDayKey(day, row.tenantId),
  tenantId: row.tenantId,
  mrr: minorNumberOf(row.mrr),
  billed: minorNumberOf(row.billed),
  billedTotal: minorNumberOf(row.billedTotal),
  cost: String(row.cost),
  expiresAt: secondsOf(new Date(day)) + KEPT_SECONDS,
});

export const fromTenantItem = (item: unknown): TenantDay => tenantItem.parse(item);

export const toSumItem = ({ day, mrrBefore, movements, customers, ...sum }: RevenueDay) => ({
  ...sumKey(day),
  ...{ day, customers },
  mrrBefore: minorNumberOf(mrrBefore),
  movements: {
    new: minorNumberOf(movements.new),
    expansion: minorNumberOf(movements.expansion),
    contraction: minorNumberOf(movements.contraction),
    churned: minorNumberOf(movements.churned),
  },
  billed: minorNumberOf(sum.billed),
  cost: String(sum.cost),
});

export const fromSumItem = (item: unknown): RevenueDay => sumItem.parse(item);
