import { auditExportsEnv } from '../../env/audit-exports.ts';
import { auditLogEnv } from '../../env/audit-log.ts';
import { auditStreamsEnv } from '../../env/audit-streams.ts';
import { runJobEnv } from '../../env/run-job.ts';

export const auditApiEnv = auditLogEnv.extend({
  ...runJobEnv.shape,
  ...auditExportsEnv.shape,
  ...auditStreamsEnv.shape,
});
