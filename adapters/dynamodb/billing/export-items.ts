import * as z from 'zod';
import type {
  ExportHead,
  PlannedReport,
  RefusedReport,
} from '../../../core/billing/usage/usage-exports.ts';
import { isoTime } from '../table/iso-time.ts';

/** As a text: a number of DynamoDB's is read as a double. */
const whole = z.string().transform(BigInt);

const headItem = z.object({
  position: z.int(),
  version: z.int(),
  periods: z.object({ current: isoTime, previous: isoTime.optional() }).optional(),
  totals: z.array(
    z.object({
      meter: z.string(),
      periodFrom: isoTime,
      exact: whole,
      reported: whole,
      toldPercent: z.int().optional(),
    }),
  ),
});

const reportItem = z.object({
  identifier: z.string(),
  meter: z.string(),
  units: whole,
  time: isoTime,
  periodFrom: isoTime,
  windowId: z.string(),
  usedAt: isoTime,
  isAdjustment: z.boolean(),
  movedFrom: isoTime.optional(),
});

const refusedItem = reportItem.extend({ reason: z.string() });

/** With dates and whole numbers as texts. */
const textsOf = (value: object): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}` : inner)),
  ) as Record<string, unknown>;

export const toHeadItem = (head: ExportHead) => textsOf(head);
export const fromHeadItem = (item: unknown): ExportHead => headItem.parse(item);

export const toReportItem = (report: PlannedReport) => textsOf(report);
export const fromReportItem = (item: unknown): PlannedReport => reportItem.parse(item);
export const fromRefusedItem = (item: unknown): RefusedReport => refusedItem.parse(item);
