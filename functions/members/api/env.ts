export { tenantMailingEnv as membersApiEnv } from '../../env/tenant-mailing.ts';
