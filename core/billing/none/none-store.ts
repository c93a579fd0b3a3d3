import type { Page, PageRequest } from '../../../kit/page.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { UsageReport } from '../billing-provider.ts';
import type { Invoice, Period } from '../invoice.ts';
import type { NoneAccount } from './none-account.ts';

/** Where the provider `none` keeps its documents. */
export interface NoneStore {
  find(tenantId: TenantId): Promise<NoneAccount | null>;
  /** Writes the account, and with it an invoice, where its version is the one before; false where it is not. */
  save(account: NoneAccount, issued?: Invoice): Promise<boolean>;
  /** With its invoices and its usage: as if it had never been. */
  remove(tenantId: TenantId): Promise<void>;

  /** Keeps the report once. */
  addUsage(tenantId: TenantId, report: UsageReport): Promise<'recorded' | 'known'>;
  /** What was reported of the meter in that time. */
  usageOf(tenantId: TenantId, meter: string, period: Period): Promise<bigint>;

  /** The latest first. */
  listInvoices(tenantId: TenantId, page: PageRequest): Promise<Page<Invoice>>;
  findInvoice(tenantId: TenantId, invoiceId: string): Promise<Invoice | null>;
}
