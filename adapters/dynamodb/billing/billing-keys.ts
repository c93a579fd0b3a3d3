/** The keys of billing's items in the ControlTable; the table in core/billing/README.md explains them. */
export const ledgerPartition = (tenantId: string) => `LEDGER#${tenantId}`;
export const LEDGER_PREFIX = 'ENTRY#';
/** By what happened, and not by when: the key is what makes one booking of it. */
export const ledgerKey = (tenantId: string, entryId: string) => ({
  pk: ledgerPartition(tenantId),
  sk: `${LEDGER_PREFIX}${entryId}`,
});
