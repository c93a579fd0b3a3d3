import type { UsageReport } from '../../core/billing/billing-provider.ts';
import type { Invoice, Period } from '../../core/billing/invoice.ts';
import type { NoneAccount } from '../../core/billing/none/none-account.ts';
import type { NoneStore } from '../../core/billing/none/none-store.ts';
import type { PageRequest } from '../../kit/page.ts';

/** The documents of the provider `none` in memory. */
export class FakeNoneStore implements NoneStore {
  readonly #accounts = new Map<string, NoneAccount>();
  readonly #invoices = new Map<string, Invoice[]>();
  readonly #usage = new Map<string, Map<string, UsageReport>>();

  get count() {
    return this.#accounts.size;
  }

  async find(tenantId: string) {
    return this.#accounts.get(tenantId) ?? null;
  }

  async save(account: NoneAccount, issued?: Invoice) {
    const { tenantId, version } = account;
    if ((this.#accounts.get(tenantId)?.version ?? 0) !== version - 1) return false;
    if (this.#invoicesOf(tenantId).some(({ id }) => id === issued?.id)) return false;
    this.#accounts.set(tenantId, account);
    if (issued) this.#invoices.set(tenantId, [issued, ...this.#invoicesOf(tenantId)]);
    return true;
  }

  async remove(tenantId: string) {
    this.#accounts.delete(tenantId);
    this.#invoices.delete(tenantId);
    this.#usage.delete(tenantId);
  }

  async addUsage(tenantId: string, report: UsageReport) {
    const reports = this.#usage.get(tenantId) ?? new Map<string, UsageReport>();
    this.#usage.set(tenantId, reports);
    if (reports.has(report.identifier)) return 'known' as const;
    reports.set(report.identifier, report);
    return 'recorded' as const;
  }

  async usageOf(tenantId: string, meter: string, { from, to }: Period) {
    return [...(this.#usage.get(tenantId)?.values() ?? [])]
      .filter((report) => report.meter === meter && report.time >= from && report.time < to)
      .reduce((total, { units }) => total + units, 0n);
  }

  async listInvoices(tenantId: string, { limit, after }: PageRequest) {
    const all = this.#invoicesOf(tenantId);
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const items = all.slice(from, from + limit);
    const last = items.at(-1);
    return { items, ...(from + limit < all.length && last && { next: last.id }) };
  }

  async findInvoice(tenantId: string, invoiceId: string) {
    return this.#invoicesOf(tenantId).find(({ id }) => id === invoiceId) ?? null;
  }

  #invoicesOf(tenantId: string): Invoice[] {
    return this.#invoices.get(tenantId) ?? [];
  }
}
