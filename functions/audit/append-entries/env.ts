export { auditLogEnv as appendEntriesEnv } from '../../env/audit-log.ts';
