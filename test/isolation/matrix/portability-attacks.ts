import type { Target } from './parties.ts';
import { STORES } from './stores.ts';

const control = STORES.controlTable.name;
const files = STORES.filesBucket.name;

const byTenant = ({ tenantId }: Target) => ({ tenantId });
const byExport = ({ exportId }: Target) => ({ exportId });

/** How exports are aimed at another tenant. */
export const PORTABILITY_ATTACKS = {
  startTenantExport: { store: control, params: byTenant },
  getTenantExport: {
    store: files,
    params: (target: Target) => ({ ...byTenant(target), ...byExport(target) }),
  },
  startTenantImport: { store: files, params: byTenant, body: () => ({ size: 1 }) },
  getTenantImport: {
    store: files,
    params: ({ tenantId, exportId }: Target) => ({ tenantId, importId: exportId }),
  },
  startOwnExport: { store: control, oneByOne: true },
  getOwnExport: { store: files, params: byExport },
};
