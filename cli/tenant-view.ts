import { STEP_STATUSES } from '../core/provisioning/step.ts';
import type { AnswerOf } from './operations.ts';
import { bytes, counted, seconds, table } from './output.ts';

export type TenantView = AnswerOf<'getTenant'>;
export type StepView = TenantView['steps'][number];
export type UsageView = AnswerOf<'measureTenant'>;
export type EventView = AnswerOf<'listTenantEvents'>['items'][number];

/** The summary that ends a provisioning: id, name, plan, state, where the data lives, features; its size once measured. */
export const summaryLines = (tenant: TenantView, usage?: UsageView | null): string[] =>
  table([
    ['Tenant', tenant.id],
    ['Name', tenant.name],
    ['Slug', tenant.slug],
    ['Plan', planOf(tenant)],
    ['State', stateOf(tenant)],
    ...lifeRows(tenant),
    ['Data', `${tenant.isolation} in ${tenant.region}`],
    ['Features', tenant.features.join(', ') || '-'],
    ['Admin', tenant.admin.email],
    ['Version', String(tenant.version)],
    ...(usage ? usageRows(usage) : []),
  ]);

const stateOf = ({ state, failure }: TenantView) => (failure ? `${state} (failed)` : state);

/** Why it is suspended, and until when it can be restored. */
const lifeRows = ({ suspensions = [], termination }: TenantView): string[][] => [
  ...suspensions.map(({ reason, note }) => ['Suspended', note ? `${reason}: ${note}` : reason]),
  ...(termination ? [['Erased after', termination.eraseAt]] : []),
];

const planOf = ({ plan, planVersion }: TenantView) =>
  planVersion === 1 ? plan : `${plan}, version ${planVersion}`;

/** Why the provisioning ended and what can be done; nothing for a tenant that is well. */
export const failureLines = ({ id, failure }: TenantView): string[] =>
  failure
    ? [
        `Failed at ${failure.step}: ${failure.reason}`,
        failure.retryable
          ? `Try again with: freehold tenant retry ${id}`
          : 'Trying again would not help.',
        `Give it up, which frees its slug, with: freehold tenant terminate ${id}`,
      ]
    : [];

export const stepLines = (steps: readonly StepView[], now = new Date()): string[] =>
  table(
    steps.map((step) => [
      MARKS[step.status],
      step.name,
      step.status.padEnd(LONGEST_STATUS),
      durationOf(step, now),
      step.reason ?? '',
    ]),
  );

/** So that lines of different moments stand below one another. */
const LONGEST_STATUS = Math.max(...STEP_STATUSES.map(({ length }) => length));

const MARKS: Readonly<Record<StepView['status'], string>> = {
  pending: '·',
  running: '…',
  done: '✓',
  failed: '✗',
  undone: '↶',
};

/** How long a step took, or has taken so far: `0.4 s`. */
export function durationOf({ startedAt, finishedAt }: StepView, now: Date): string {
  if (startedAt === undefined) return '';
  const end = finishedAt === undefined ? now.getTime() : Date.parse(finishedAt);
  return seconds(Math.max(0, end - Date.parse(startedAt)) / 1_000);
}

function usageRows({ records, files, isComplete }: UsageView): string[][] {
  const items = counted(records.items, 'record');
  const collections = counted(records.collections, 'collection');
  return [
    ['Records', `${bytes(records.bytes)} in ${items} of ${collections}`],
    ['Files', `${bytes(files.bytes)} in ${counted(files.count, 'file')}`],
    ...(isComplete ? [] : [['', 'At least: there is more than one look can count.']]),
  ];
}
