import type { Attacker, Target } from './parties.ts';
import { STORES } from './stores.ts';

const audit = STORES.auditTable.name;
const exports = STORES.auditExports.name;
const control = STORES.controlTable.name;

const byTenant = ({ tenantId }: Target) => ({ tenantId });
/** Each attack adds to the attacker's own log. */
const beforeAttacks = ({ madeAt }: Attacker) => ({ to: madeAt });

/** How the routes of the audit log are aimed at another tenant. */
export const AUDIT_ATTACKS = {
  // Of the time before there were entries: many are made.
  startAuditExport: { store: audit, body: () => ({ to: '2020-01-01T00:00:00.000Z' }) },
  getAuditExport: { store: exports, params: ({ exportId }: Target) => ({ exportId }) },
  startTenantAuditExport: { store: audit, params: byTenant, body: () => ({}) },
  getTenantAuditExport: {
    store: exports,
    params: ({ tenantId, exportId }: Target) => ({ tenantId, exportId }),
  },
  putAuditStream: {
    store: control,
    // Not over TLS: no stream is made, so that each attempt is answered alike.
    body: ({ slug }: Target) => ({ kind: 'https', url: `ftp://${slug}.example/` }),
  },
  getAuditStream: { store: control },
  deleteAuditStream: { store: control },
  listAudit: { store: audit, query: beforeAttacks },
  listTenantAudit: { store: audit, params: byTenant, query: beforeAttacks },
  listPlatformAudit: { store: audit, query: beforeAttacks },
};
