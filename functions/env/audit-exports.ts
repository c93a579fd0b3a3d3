import * as z from 'zod';

export { EXPORT_DAYS } from '../../core/audit/audit-exports.ts';

/** Where exports of the audit log are put. */
export const auditExportsEnv = z.object({ AUDIT_EXPORTS_BUCKET_NAME: z.string().min(1) });
