export { auditLogEnv as auditApiEnv } from '../../env/audit-log.ts';
