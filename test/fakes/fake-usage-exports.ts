import type {
  ExportHead,
  PlannedReport,
  ReportOutcome,
  UsageExports,
} from '../../core/billing/usage/usage-exports.ts';

const EMPTY: ExportHead = { position: 0, totals: [], version: 0 };

/** What was planned to be reported, in memory. */
export class FakeUsageExports implements UsageExports {
  readonly outcomes = new Map<string, ReportOutcome>();
  readonly #heads = new Map<string, ExportHead>();
  readonly #reports = new Map<string, PlannedReport[]>();

  async head(tenantId: string) {
    return this.#heads.get(tenantId) ?? EMPTY;
  }

  async plan(tenantId: string, head: ExportHead, reports: readonly PlannedReport[]) {
    if ((this.#heads.get(tenantId) ?? EMPTY).version !== head.version - 1) return false;
    this.#heads.set(tenantId, head);
    this.#reports.set(tenantId, [...(this.#reports.get(tenantId) ?? []), ...reports]);
    return true;
  }

  async open(tenantId: string) {
    const reports = this.#reports.get(tenantId) ?? [];
    return reports.filter(({ identifier }) => !this.outcomes.has(identifier));
  }

  async settle(_: string, identifier: string, outcome: ReportOutcome) {
    this.outcomes.set(identifier, outcome);
  }
}
