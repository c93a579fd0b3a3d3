import { auditExportsEnv } from '../../env/audit-exports.ts';
import { auditLogEnv } from '../../env/audit-log.ts';

export const writeExportEnv = auditLogEnv.extend(auditExportsEnv.shape);
