/** The data keys of tenants' audit logs, encrypted. */
export interface AuditDataKeys {
  find(tenantId: string): Promise<Uint8Array | null>;

  /** Keeps it, unless there is one by now: that one then. */
  keep(tenantId: string, encrypted: Uint8Array): Promise<Uint8Array>;
}
