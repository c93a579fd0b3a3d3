import type {
  BilledMeter,
  ExportHead,
  Planned,
  PlannedReport,
  RefusedReport,
  ReportOutcome,
  UsageExports,
} from '../../core/billing/usage/usage-exports.ts';
import type { UsageReached } from '../../core/billing/usage/usage-reached.ts';

const EMPTY: ExportHead = { position: 0, totals: [], version: 0 };

/** What was planned to be reported, in memory. */
export class FakeUsageExports implements UsageExports {
  readonly outcomes = new Map<string, ReportOutcome>();
  readonly reached: UsageReached[] = [];
  readonly #heads = new Map<string, ExportHead>();
  readonly #reports = new Map<string, Map<string, PlannedReport>>();

  async head(tenantId: string) {
    return this.#heads.get(tenantId) ?? EMPTY;
  }

  async plan(tenantId: string, head: ExportHead, { reports, reached }: Planned) {
    if (!this.#isNext(tenantId, head)) return false;
    this.#heads.set(tenantId, head);
    for (const report of reports) this.#of(tenantId).set(report.identifier, report);
    this.reached.push(...reached);
    return true;
  }

  async open(tenantId: string) {
    return this.all(tenantId).filter(({ identifier }) => !this.outcomes.has(identifier));
  }

  async refused(tenantId: string): Promise<RefusedReport[]> {
    return this.all(tenantId).flatMap((report) => {
      const outcome = this.outcomes.get(report.identifier);
      return outcome?.status === 'refused' ? [{ ...report, reason: outcome.reason }] : [];
    });
  }

  async move(tenantId: string, head: ExportHead, report: PlannedReport) {
    if (!this.#isNext(tenantId, head)) return false;
    this.#heads.set(tenantId, head);
    this.#of(tenantId).set(report.identifier, report);
    return true;
  }

  async settle(tenantId: string, report: PlannedReport, outcome: ReportOutcome) {
    const { identifier } = report;
    if (this.outcomes.has(identifier)) return;
    this.outcomes.set(identifier, outcome);
    this.#of(tenantId).set(identifier, report);
  }

  async adjustments(tenantId: string, { meter, periodFrom }: BilledMeter) {
    return this.all(tenantId).filter(
      (report) =>
        report.isAdjustment &&
        report.meter === meter &&
        report.periodFrom.getTime() === periodFrom.getTime() &&
        this.outcomes.get(report.identifier)?.status === 'delivered',
    );
  }

  async reopen(_: string, { identifier }: RefusedReport) {
    this.outcomes.delete(identifier);
  }

  all(tenantId: string): PlannedReport[] {
    return [...this.#of(tenantId).values()];
  }

  #isNext(tenantId: string, { version }: ExportHead) {
    return (this.#heads.get(tenantId) ?? EMPTY).version === version - 1;
  }

  #of(tenantId: string) {
    const reports = this.#reports.get(tenantId) ?? new Map<string, PlannedReport>();
    this.#reports.set(tenantId, reports);
    return reports;
  }
}
