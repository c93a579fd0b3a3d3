/** The keys of billing's items in the ControlTable; the table in core/billing/README.md explains them. */
export const ledgerPartition = (tenantId: string) => `LEDGER#${tenantId}`;
export const LEDGER_PREFIX = 'ENTRY#';
/** By what happened, and not by when: the key is what makes one booking of it. */
export const ledgerKey = (tenantId: string, entryId: string) => ({
  pk: ledgerPartition(tenantId),
  sk: `${LEDGER_PREFIX}${entryId}`,
});

export const billingAccountKey = (tenantId: string) => ({
  pk: `BILLING#${tenantId}`,
  sk: 'ACCOUNT',
});

/** Whose customer it is: by it an event finds its tenant. */
export const billingCustomerKey = (customerId: string) => ({
  pk: `BILLING_CUSTOMER#${customerId}`,
  sk: 'CUSTOMER',
});

/** An event of the provider's that came. */
export const receivedEventKey = (eventId: string) => ({
  pk: `BILLING_EVENT#${eventId}`,
  sk: 'EVENT',
});

/** What the provider `none` keeps of a tenant. */
export const nonePartition = (tenantId: string) => `BILLING_NONE#${tenantId}`;
export const noneAccountKey = (tenantId: string) => ({
  pk: nonePartition(tenantId),
  sk: 'ACCOUNT',
});

export const NONE_INVOICE_PREFIX = 'INVOICE#';
/** In the order in which they were issued. */
export const noneInvoiceKey = (tenantId: string, invoiceId: string) => ({
  pk: nonePartition(tenantId),
  sk: `${NONE_INVOICE_PREFIX}${invoiceId}`,
});

/** One for each identifier, whatever its meter and time. */
export const noneReportKey = (tenantId: string, identifier: string) => ({
  pk: nonePartition(tenantId),
  sk: `REPORT#${identifier}`,
});

/** By meter and time, so that a period is one range. */
export const noneUsageSortKey = (meter: string, time: Date, identifier = '') =>
  `USAGE#${meter}#${time.toISOString()}#${identifier}`;

/** What is reported of a tenant's usage. */
export const exportPartition = (tenantId: string) => `USAGE_EXPORT#${tenantId}`;
export const exportHeadKey = (tenantId: string) => ({ pk: exportPartition(tenantId), sk: 'HEAD' });
export const OPEN_PREFIX = 'OPEN#';
export const openReportKey = (tenantId: string, identifier: string) => ({
  pk: exportPartition(tenantId),
  sk: `${OPEN_PREFIX}${identifier}`,
});
export const REFUSED_PREFIX = 'REFUSED#';
export const refusedReportKey = (tenantId: string, identifier: string) => ({
  pk: exportPartition(tenantId),
  sk: `${REFUSED_PREFIX}${identifier}`,
});
type Delivered = {
  readonly meter: string;
  readonly periodFrom: Date;
  readonly isAdjustment: boolean;
};
/** By the line of the invoice that it is in. */
export const deliveredPrefix = ({ meter, periodFrom, isAdjustment }: Delivered) =>
  `DELIVERED#${meter}#${periodFrom.toISOString()}#${isAdjustment ? 'ADJUSTMENT' : 'WINDOW'}#`;
export const deliveredReportKey = (
  tenantId: string,
  report: Delivered & { readonly identifier: string },
) => ({
  pk: exportPartition(tenantId),
  sk: `${deliveredPrefix(report)}${report.identifier}`,
});
