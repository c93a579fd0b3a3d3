import { auditLogEnv } from '../../env/audit-log.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const readPlatformDataEnv = auditLogEnv.extend(usageTableEnv.shape);
