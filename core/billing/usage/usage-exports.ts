import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { UsageReport } from '../billing-provider.ts';
import type { UsageReached } from './usage-reached.ts';

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
  /** In whole units, as they were or will be reported: the exact total, rounded, and no more than a hard cap lets through. */
  readonly reported: bigint;
  /** The last share of what is included, or of the cap, that the owners were told of. */
  readonly toldPercent?: number;
};

export type PlannedReport = UsageReport & {
  /** Of the billing period whose invoice it is on. */
  readonly periodFrom: Date;
  /** The window that was counted, and when it began. */
  readonly windowId: string;
  readonly usedAt: Date;
  /** It came when the invoice of its own period was final, and is billed in a later one. */
  readonly isAdjustment: boolean;
  /** The period that it was planned for, whose invoice was final before it was sent. */
  readonly movedFrom?: Date;
};

export type BilledMeter = Pick<PlannedReport, 'meter' | 'periodFrom'>;
export type RefusedReport = PlannedReport & { readonly reason: string };

/** What is written with a head: reports that are to be sent, and what the owners are to be told. */
export type Planned = {
  readonly reports: readonly PlannedReport[];
  readonly reached: readonly UsageReached[];
};

/** What was planned to be reported, and what became of it. */
export interface UsageExports {
  head(tenantId: TenantId): Promise<ExportHead>;
  /** Writes the head and what is new at once, where its version is the one before; false where it is not. */
  plan(tenantId: TenantId, head: ExportHead, planned: Planned): Promise<boolean>;
  /** Those that are not settled yet, in the order of their identifiers. */
  open(tenantId: TenantId): Promise<readonly PlannedReport[]>;
  /** Those that the provider would not take. */
  refused(tenantId: TenantId): Promise<readonly RefusedReport[]>;
  /** Writes the head and an open report's new period at once, where the head's version is the one before. */
  move(tenantId: TenantId, head: ExportHead, report: PlannedReport): Promise<boolean>;
  settle(tenantId: TenantId, report: PlannedReport, outcome: ReportOutcome): Promise<void>;
  /** What was delivered of earlier periods' usage for the invoice of one, the earliest use first; a hundred at most. */
  adjustments(tenantId: TenantId, of: BilledMeter): Promise<readonly PlannedReport[]>;
  /** A refused report is to be sent again. */
  reopen(tenantId: TenantId, report: RefusedReport): Promise<void>;
}

/** `refused`: told again, it would be refused again; an operator must look. */
export type ReportOutcome =
  { readonly status: 'delivered' } | { readonly status: 'refused'; readonly reason: string };
