import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { UsageReport } from '../billing-provider.ts';

/** How far a tenant's usage is planned to be reported. */
export type ExportHead = {
  readonly position: number;
  readonly totals: readonly UsageTotal[];
  /** When the billing period began that was the present one then, and the one before it. */
  readonly periods?: { readonly current: Date; readonly previous?: Date };
  /** Grows by one with every write. */
  readonly version: number;
};

/** Of one meter in one billing period. */
export type UsageTotal = {
  readonly meter: string;
  readonly periodFrom: Date;
  /** In 10⁻¹² of a unit: exact, and never rounded. */
  readonly exact: bigint;
  /** In whole units, as they were or will be reported: the exact total, rounded. */
  readonly reported: bigint;
};

export type PlannedReport = UsageReport & { readonly periodFrom: Date };

/** What was planned to be reported, and what became of it. */
export interface UsageExports {
  head(tenantId: TenantId): Promise<ExportHead>;
  /** Writes the head and the new reports at once, where its version is the one before; false where it is not. */
  plan(tenantId: TenantId, head: ExportHead, reports: readonly PlannedReport[]): Promise<boolean>;
  /** Those that are not settled yet, in the order in which they were planned. */
  open(tenantId: TenantId): Promise<readonly PlannedReport[]>;
  settle(tenantId: TenantId, identifier: string, outcome: ReportOutcome): Promise<void>;
}

/** `refused`: told again, it would be refused again; an operator must look. */
export type ReportOutcome =
  { readonly status: 'delivered' } | { readonly status: 'refused'; readonly reason: string };
