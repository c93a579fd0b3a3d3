import { z } from 'zod';
import { bytes, table } from './output.ts';

const step = z.looseObject({
  name: z.string(),
  status: z.string(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  reason: z.string().optional(),
});
export type StepView = z.infer<typeof step>;

/** What the commands read of a tenant as the API shows it; the rest passes through to --json. */
export const tenantView = z.looseObject({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  state: z.string(),
  isolation: z.string(),
  region: z.string(),
  version: z.number(),
  features: z.array(z.string()).default([]),
  steps: z.array(step).default([]),
  failure: z
    .looseObject({ step: z.string(), reason: z.string(), retryable: z.boolean() })
    .optional(),
  createdAt: z.string(),
  activatedAt: z.string().optional(),
});
export type TenantView = z.infer<typeof tenantView>;

export const usageView = z.looseObject({
  records: z.object({ collections: z.number(), items: z.number(), bytes: z.number() }),
  files: z.object({ count: z.number(), bytes: z.number() }),
  isComplete: z.boolean(),
});
export type UsageView = z.infer<typeof usageView>;

/** The summary that ends a provisioning: id, name, plan, state, where the data lives, features. */
export const summaryLines = (tenant: TenantView): string[] =>
  table([
    ['Tenant', tenant.id],
    ['Name', tenant.name],
    ['Slug', tenant.slug],
    ['Plan', tenant.plan],
    ['State', tenant.state],
    ['Data', `${tenant.isolation} in ${tenant.region}`],
    ['Features', tenant.features.join(', ') || '-'],
  ]);

export const stepLines = (steps: readonly StepView[]): string[] =>
  table(steps.map((s) => [markOf(s.status), s.name, s.status, durationOf(s), s.reason ?? '']));

const MARKS: Readonly<Record<string, string>> = {
  done: '✓',
  failed: '✗',
  running: '…',
  undone: '↶',
};
const markOf = (status: string) => MARKS[status] ?? '·';

/** How long a step took, `0.4 s`; nothing while it has no end. */
export function durationOf({ startedAt, finishedAt }: Pick<StepView, 'startedAt' | 'finishedAt'>) {
  if (startedAt === undefined || finishedAt === undefined) return '';
  return `${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000).toFixed(1)} s`;
}

export const usageLines = ({ records, files, isComplete }: UsageView): string[] => [
  `Records: ${records.items} in ${records.collections} collections, ${bytes(records.bytes)}`,
  `Files: ${files.count}, ${bytes(files.bytes)}`,
  ...(isComplete ? [] : ['(at least: there is more than one look can count)']),
];
