import * as z from 'zod';

/** Where exports of the audit log are put. */
export const auditExportsEnv = z.object({ AUDIT_EXPORTS_BUCKET_NAME: z.string().min(1) });
